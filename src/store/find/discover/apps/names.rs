//! What people call an application whose folder is called otherwise.

/// Folders and names. A folder that is not here is called as it is.
const NAMES: [(&str, &str); 41] = [
    ("1Password", "1Password"),
    ("Beeper", "Beeper"),
    ("bitwarden", "Bitwarden"),
    ("Code", "Visual Studio Code"),
    ("Code - Insiders", "Visual Studio Code Insiders"),
    ("Code - OSS", "Code – OSS"),
    ("com.spotify.client", "Spotify"),
    ("discord", "Discord"),
    ("discordcanary", "Discord Canary"),
    ("discordptb", "Discord PTB"),
    ("element", "Element"),
    ("Element", "Element"),
    ("figma-linux", "Figma"),
    ("github-desktop", "GitHub Desktop"),
    ("htmlcache", "Steam"),
    ("io.element.desktop", "Element"),
    ("joplin-desktop", "Joplin"),
    ("Mattermost", "Mattermost"),
    ("Microsoft Teams", "Microsoft Teams"),
    ("Microsoft.OutlookForWindows", "Outlook"),
    ("MicrosoftTeams", "Microsoft Teams"),
    ("MSTeams", "Microsoft Teams"),
    ("Notion", "Notion"),
    ("notion-app", "Notion"),
    ("obs-studio", "OBS Studio"),
    ("obsidian", "Obsidian"),
    ("Olk", "Outlook"),
    ("postman", "Postman"),
    ("Postman", "Postman"),
    ("rambox", "Rambox"),
    ("Riot", "Element"),
    ("rocketchat", "Rocket.Chat"),
    ("Signal", "Signal"),
    ("skypeforlinux", "Skype"),
    ("slack", "Slack"),
    ("spotify", "Spotify"),
    ("teams-for-linux", "Teams for Linux"),
    ("vesktop", "Vesktop"),
    ("VSCodium", "VSCodium"),
    ("webex", "Webex"),
    ("whatsapp-for-linux", "WhatsApp for Linux"),
];

/// The name that is shown for a folder.
pub(super) fn shown(folder: &str) -> String {
    let bare = [".exe.WebView2", ".WebView2", ".exe"].iter().find_map(|end| folder.strip_suffix(end)).unwrap_or(folder);
    // `Acme.Notes_77abc`: a package of the Microsoft Store, its name and the sum of its publisher's.
    let package =
        bare.split_once('_').filter(|(name, sum)| name.contains('.') && sum.chars().all(char::is_alphanumeric)).map(|(name, _)| name);
    let known = |wanted: &str| NAMES.iter().find(|(folder, _)| *folder == wanted).map(|(_, name)| (*name).to_owned());
    known(bare).or_else(|| known(package?)).unwrap_or_else(|| package.map_or_else(|| bare.to_owned(), |package| package.replace('.', " ")))
}
