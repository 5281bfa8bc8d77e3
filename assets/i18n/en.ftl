# The reference: every message of the window. A test compares the other languages with it. ** ** marks emphasis.

## General
app-name = Cookie Charter
yes = yes
no = no
none = none
not-recorded = not recorded
close = Close
cancel = Cancel
retry = Try again
all = All
cookies = { $count ->
    [one] { $count } cookie
   *[other] { $count } cookies
}
sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
evidence-count = { $count ->
    [one] { $count } reason
   *[other] { $count } reasons
}

## Time
ago-now = just now
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-yesterday = yesterday
day-of-month = { $day } { $month }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
span-short-seconds = { $count } s
span-short-minutes = { $count } min
span-short-hours = { $count } h
span-short-days = { $count } d
span-short-months = { $count } mo
span-short-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-months-and-days = { $count ->
    [one] { $months } months and { $count } day
   *[other] { $months } months and { $count } days
}
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
life-session = session
life-session-long = until the browser is closed
life-unknown-long = the store does not tell
life-forever = no end
life-forever-long = no end within the calendar
life-forever-for = an unlimited time
life-at-most = at most { $span }

## Commands and tabs
command-open = Open
command-open-file = Open a file…
command-open-folder = Open a folder…
command-open-sample = Open the sample
command-start = Browsers of this computer
command-reload = Read again
command-search = Search
command-export = Export
command-settings = Settings
command-next-pane = Next pane
command-previous-pane = Previous pane
command-select-all = Select all rows
command-copy-rows = Copy the rows
command-copy-cell = Copy “{ $cell }”
command-record = How the store was read
command-show-folder = Show its folder
show-folder-failed = The folder could not be shown ({ $reason }). Open it in your file manager.
command-help = Help and keyboard
command-close-all = Close everything
command-close-store = Close { $store }
tab-overview = Overview
tab-cookies = Cookies
tab-charter = Charter
tabs = Pages
search-hint = Search, or filter: site:example.fr…
search-help = Words, or filters: site:example.fr, party:third, life>13mo. Type how one begins to see what it takes; the help (F1) lists them all.
toolbar = Toolbar
toolbar-more = More
status = Status
search-leads = { $count ->
    [one] Enter: { $count } cookie
   *[other] Enter: { $count } cookies
}
recent = Opened before
store-picker = { $store } · { $cookies }
store-all = All open stores
store-all-count = { $count ->
    [one] { $count } open store
   *[other] { $count } open stores
}
sample-name = Sample

## Start
start-title = What did sites leave on this computer?
start-lead = Choose a browser: its cookies are sorted by site and classified by the four categories of the charter.
start-found = Found on this computer
start-looking = Looking for browsers…
start-none = No browser was found here. Open a file or a folder, or look at the sample.
start-find-apps = Look for cookies of applications
start-find-apps-hint = Slack, Teams, Discord and others carry a browser engine along, with cookies that nobody looks for. This looks through the folders of applications.
start-looking-apps = Looking through the folders of applications…
start-apps-found = { $count ->
    [0] No application with cookies of its own was found.
    [one] { $count } cookie store of an application
   *[other] { $count } cookie stores of applications
}
start-in-use = open right now
start-changed = changed { $ago }
start-drop = Drop a cookie file or a profile folder here
drop-now = Let go to open
start-first-time = First time?
start-first-time-text = A prepared sample shows the program at work.
promise-read-only = Read-only
promise-read-only-text = Nothing is written or locked: the browser may stay open.
promise-local = Nothing leaves this computer
promise-local-text = The program opens no connection.
promise-values = Values stay hidden
promise-values-text = They are neither shown nor exported unless you ask.
promise-why = Every verdict says why
promise-why-text = With its source, and how sure it is.
start-open = Open { $store }

## Status
status-start = { $language } · Theme: { $theme }
status-version = Cookie Charter { $version }
status-promise = Read-only, offline
status-schema = { $browser }, schema { $schema }
status-read = { $count ->
    [one] { $count } row read
   *[other] { $count } rows read
}
status-from-log = { $count } from the log
status-skipped = { $count ->
    [one] { $count } skipped
   *[other] { $count } skipped
}
status-lost = { $count ->
    [one] { $count } lost
   *[other] { $count } lost
}
status-at = read at { $time }
status-warnings = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
status-stores = { $count ->
    [one] { $count } store
   *[other] { $count } stores
}
status-reading = Reading { $name }…
status-reading-rows = { $count ->
    [one] Reading { $name }… { $count } row
   *[other] Reading { $name }… { $count } rows
}
status-then = Then { $name }
status-stop = Stop reading
status-copying = { $count ->
    [one] Copying… { $count } row
   *[other] Copying… { $count } rows
}
status-stop-copying = Stop copying
status-stop-exporting = Stop writing
status-exporting = Writing the file…

## Sites pane
sites-more = More about the sites
sites-filter = Filter sites
sites-by-count = By count
sites-by-name = By name
sites-all = All sites
sites-none = No site holds these letters.
sites-list = Sites
site-row = { $site }, { $cookies }: { $kinds }

## Categories, purposes, consent
category-necessary = Necessary
category-statistics = Statistics
category-first-party = First-party
category-third-party = Third-party
purpose-necessary = Necessary
purpose-statistics = Statistics
purpose-advertising = Advertising
purpose-unknown = Unknown
inside-purpose-necessary = necessary
inside-purpose-statistics = statistics
inside-purpose-advertising = advertising
inside-purpose-unknown = unknown
party-first = The site itself
party-for-third = For a third party
party-third = A third party
inside-party-first = the site itself
inside-party-for-third = for a third party
inside-party-third = a third party
consent-not-required = Not required
consent-if-necessary = Unless necessary
consent-if-anonymous = Unless anonymous
consent-required = Required
consent-badge-not-required = No consent needed
consent-badge-if-necessary = Consent unless necessary
consent-badge-if-anonymous = Consent unless anonymous
consent-badge-required = Consent required
confidence-assumed = Assumed
confidence-likely = Likely
confidence-certain = Certain
inside-confidence-assumed = assumed
inside-confidence-likely = likely
inside-confidence-certain = certain
same-site-strict = Strict
same-site-lax = Lax
same-site-none = None
same-site-unset = not set
same-site-none-or-unset = None or not set

## Columns
column-site = Site
column-host = Host
column-name = Name
column-path = Path
column-category = Category
column-purpose = Purpose
column-party = For whom
column-consent = Consent
column-confidence = Confidence
column-provider = Provider
column-service = Service
column-description = What it does
column-declared_in = Declared in
column-top_level_site = Kept apart under
column-seen_on = Seen on
column-declared = Declared
column-declared_life = Declared life
column-container = Container
column-created_at = Created
column-last_accessed_at = Last used
column-expires_at = Expires
column-lifetime_days = Lasts
column-session = Session
column-secure = Secure
column-http_only = HttpOnly
column-host_only = This host only
column-same_site = SameSite
column-partitioned = Partitioned
column-evidence = Reasons
column-findings = Worth a look
column-browser = Browser
column-profile = Profile
column-store = Store

## Table
table-name = Cookies
table-columns = Columns
table-columns-usual = Usual columns
group-by = Group by
group-by-nothing = Nothing
group-by-site = Site
group-by-organisation = Organisation
group-by-category = Category
group-fold-all = Fold all groups
group-unfold-all = Unfold all groups
group-nobody = Not known
command-group-by-site = Group the cookies by site
command-group-by-organisation = Group the cookies by organisation
command-group-by-category = Group the cookies by category
command-ungroup = Do not group the cookies
table-sort = Sort by { $column }
table-sorted-up = Sort by { $column }, now ascending
table-sorted-down = Sort by { $column }, now descending
announce-reading = Reading
announce-portal-named = { $host } is now a portal of the charter.
announce-portal-refused = { $host } is none of your portals and is not proposed again.
announce-portal-forgotten = { $host } is no longer a portal of the charter.
announce-rows = { $count ->
    [one] { $count } cookie shown
   *[other] { $count } cookies shown
}
announce-groups = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
announce-unsorted = Order of the store
announce-value = The value is shown
announce-sites = { $count ->
    [one] { $count } site in the list
   *[other] { $count } sites in the list
}
announce-export-path = Type where the file is written; the field has the focus
edge-sites = Width of the sites
edge-details = Width of the details
panes = Panes
table-categories = Categories
category-count = { $category } { $count }
table-empty = This store holds no cookie.
table-empty-next = Open another file, or read this one again (F5) once its browser has visited a site.
table-empty-filtered = No cookie passes these filters.
table-empty-searched = No cookie holds “{ $text }”: neither a name nor a site, an organisation or a category.
table-clear-filters = Show all cookies
table-choose = Choose a cookie to see what it does, why it is classified so, and how to get rid of it.
table-selected = { $count ->
    [one] { $count } row selected
   *[other] { $count } rows selected
}
filter-site = Show only the site { $site }
filter-remove = Remove this filter
no-name = (no name)

## Details
details = Details
details-why = Why this verdict
details-cookie = The cookie
details-value = Value
details-findings = Worth a look
details-copy-name = Copy the name
value-show = Show the value
value-hide = Hide the value
value-hidden = Hidden value
value-encrypted = Encrypted by the browser; it stays closed.
value-missing = The store holds no value.
value-no-key = Encrypted by the browser; this system gave no key for it. Unlock the keyring (or start the program in the session of that browser), then try again.
value-wrong-key = Encrypted by the browser; the keys of this account do not fit. It was written on another machine or for another account: open it there.
value-app-bound = The browser keeps this value for itself: on this system nobody else gets the key. All else about the cookie is shown.
value-damaged = Encrypted by the browser, and cut short or altered: it can no longer be opened.
value-unsupported = Encrypted by the browser in a form that this program does not know.
value-missing-now = The store no longer holds a value for this cookie.
value-gone = This cookie is no longer in the store, or can no longer be told from others of its name. Read the store again (F5) to see what it holds now.
value-unread = The value could not be read again. { $reason }
value-changed = The cookie was set again since the store was read: this is its present value. Read the store again (F5) for all the rest.
value-reading = Reading the store again…
value-read-at = Read again at { $time }
value-empty = (empty)
value-copy = Copy the value
decoded-title = Decoded value
decoded-copy = Copy what it says
decoded-in-member = { $form }, in “{ $member }”
decoded-form-whole = The value
decoded-form-percent = Percent-encoding
decoded-form-json = JSON
decoded-form-base64 = Base64
decoded-form-base64url = Base64url
decoded-form-jwt = JWT, a signed token
decoded-form-jwe = JWE, an encrypted token
decoded-form-google-client = Google Analytics client ID
decoded-form-google-session = Google Analytics session
decoded-form-google-ads = Google Ads identifier
decoded-form-google-click = Click on a Google ad
decoded-form-meta-browser = Meta pixel identifier
decoded-form-meta-click = Click on Facebook or Instagram
decoded-form-big-ip = Server chosen by an F5 BIG-IP load balancer
decoded-form-unix-time = Unix time
decoded-form-uuid = UUID
decoded-form-consent = Consent record
decoded-fact-header = Header
decoded-fact-claims = Claims
decoded-fact-issued-at = Issued
decoded-fact-not-before = Valid from
decoded-fact-expires-at = Valid until
decoded-fact-signed-in-at = Signed in
decoded-fact-client-id = Number of this browser
decoded-fact-first-seen = Given on
decoded-fact-session-start = Session began
decoded-fact-session-number = Session number
decoded-fact-engaged = Counts as engaged
decoded-fact-last-seen = Last activity
decoded-fact-click-id = Number of the click
decoded-fact-clicked-at = Clicked on
decoded-fact-address = Address
decoded-fact-port = Port
decoded-fact-route-domain = Route domain
decoded-fact-in-seconds = In seconds
decoded-fact-in-milliseconds = In milliseconds
decoded-fact-in-microseconds = In microseconds
decoded-fact-version = Version
decoded-fact-made-at = Made on
decoded-fact-network-card = Made on the machine with network card
decoded-fact-tool = Tool
decoded-fact-choice = Choice
decoded-fact-decided-at = Chosen on
decoded-flaw-cut = The record is cut: it may have said more.
decoded-flaw-unknown-version = Its version is not known here: only its date was read.
decoded-note-jwt = Anyone can write such a token: the signature was not verified, which only the site can do.
decoded-note-unix-time = This number may be a time; only the site knows.
decoded-note-big-ip = Usually an address inside the site’s own network.
decoded-doubt-too-long = Longer than 64 KiB: it is shown as it stands.
decoded-doubt-too-deep = It lies in more than four layers: what is inside is shown as it stands.
decoded-doubt-bad-escape = Looks like it, but a percent sign has no two hexadecimal digits after it: shown as it stands.
decoded-doubt-not-text = Looks like it, but the bytes inside are no text: shown as it stands.
decoded-doubt-not-json = Looks like it, but it is broken or was cut: shown as it stands.
decoded-doubt-wrong-parts = Looks like it, but the number of parts does not fit: shown as it stands.
decoded-doubt-bad-number = Looks like it, but has something else where a number should be: shown as it stands.
decoded-doubt-no-such-time = Looks like it, but the date would not be of this century: shown as it stands.
decoded-doubt-no-header = Looks like it, but the first part is not the header of a token: shown as it stands.
decoded-doubt-encrypted = Encrypted by the load balancer: only the site can open it.
decoded-doubt-unknown-record = The name is that of a consent tool, but the value has another form than the tool is known to write.
fact-purpose = Purpose
fact-provider = Provider
fact-service = Service
fact-created = Created
fact-lasts = Lasts
fact-expires = Expires
fact-used = Last used
fact-sent-to = Sent to
fact-spelled = Host as stored
fact-path = Path
fact-same-site = SameSite
fact-secure = Secure
fact-http-only = HttpOnly
fact-container = Container
fact-partition = Partition
sent-to-host = { $host } only
sent-to-domain = { $host } and its subdomains
sent-to-unknown = { $host }, perhaps its subdomains
sent-to-files = pages opened from this computer only
site-files = files on this computer
partition-under = kept apart under { $site }
partition-files = kept apart under files on this computer
partition-unreadable = unreadable: { $site }
partition-browsers-own = kept by the browser for itself, apart from the pages you visit
partition-extension = kept apart under a page of an extension: { $site }
partition-nameless = kept apart under a page without an address

## Verdict: what it does, for whom, what follows
verdict-purpose-necessary = It makes the site work.
verdict-purpose-statistics = It measures how the site is used.
verdict-purpose-advertising = It serves advertising or follows visitors from site to site.
verdict-purpose-unknown = Nothing that is known says what it is for.
verdict-for-provider = It works for { $provider }, not only for { $site }.
verdict-for-somebody = It works for somebody else than { $site }.
verdict-third-provider = It belongs to { $provider }, on the pages of other sites.
verdict-third = It belongs to { $site }, on the pages of other sites.
verdict-consent-not-required = The site may set it without asking you.
verdict-consent-if-necessary = It needs your consent, unless a service that you asked for cannot do without it.
verdict-consent-if-anonymous = The site may set it without asking only if these statistics are anonymous and for it alone.
verdict-consent-required = The site may only set it after you agree.

## Why: one sentence per rule
somebody-else = somebody else
phrase-necessary = makes the site work
phrase-statistics = measures the audience
phrase-advertising = serves advertising
business-necessary = running sites
business-statistics = measuring audiences
business-advertising = advertising
business-unknown = not known
phrase-unknown = has no stated purpose
why-browsers-own = **The browser keeps it for itself** (Safe Browsing, its own pages): no page that was visited sets or reads it.
why-local-file = Set by **a page opened from this computer**: no server and no other site had a part in it.
why-partition-key-own = The browser keeps it under **{ $top }**, its own site.
why-partition-key-other = The browser keeps it apart under **{ $top }**: it was set on the pages of another site.
why-same-site = **{ $what }**: only the site itself can set such a cookie.
why-lax-by-default = No SameSite: this browser then accepts it only from **the site itself**.
why-same-organisation = { $site } and **{ $top }** belong to the same organisation.
why-visit-moment = It was made while **another site** was open, and none of { $site }.
why-history-visited = The history shows that **{ $site } was visited** as a page.
why-history-never = The history shows that **{ $site } was never opened** as a page.
why-tracker-domain = **{ $domain }** is known as a tracking domain of { $provider }.
why-file-host = **{ $site }** serves files of the pages of others; nobody opens it as a page.
why-unpartitioned = This browser keeps third parties apart, and this cookie is **not kept apart**.
why-portal = Cookies that “{ $charter }” declares stand together on this host: most likely **the portal itself** set them.
why-signed-in = A sign-in on { $site } is stored: **the site itself was opened**.
why-siblings = Other cookies of { $site } can only come from **the site itself**.
why-same-site-none = **SameSite=None**: it asks to work on the pages of other sites.
why-assumed = Nothing speaks against the site having set it itself.
why-works-for = Stored under { $site }, but **for** another organisation: { $provider }.
why-likely-declared = “{ $charter }” declares **{ $name }** as “{ $category }”. This host is not in its scope, but **the cookies of the charter stand together on it**.
why-declared = The charter declares **{ $name }** as “{ $category }”.
why-catalogue = Catalogue: **{ $name }** is a cookie of { $what } ({ $provider }) that { $purpose }.
why-catalogue-software = Catalogue: **{ $name }** is a cookie of { $what } that { $purpose }.
why-catalogue-elsewhere = Catalogue: **{ $name }** is known from { $provider }, but on other domains.
why-commonly-declared = { $count ->
    [one] The one charter of another site that was read and names it declares it as { $declared_as }.
   *[other] **{ $agreeing } of { $count }** charters of other sites that were read declare it as { $declared_as }.
}
declared-as-necessary = strictly necessary or functional
declared-as-statistics = audience measurement
declared-as-advertising = advertising
declared-as-unknown = of no stated purpose
why-value-mark-google-analytics = Its value has **the form of Google Analytics**.
why-value-mark-meta-pixel = Its value starts with **fb.1.**, the mark of the Meta pixel.
why-value-mark-google-ads = Its value has **the form of Google’s advertising**.
why-catalogue-family = No list names it, but it begins like **{ $name }** and other names of { $what }.
why-family = Its name begins like **{ $name }** of { $what } on the same site.
why-domain-category = The business of **{ $provider }** is { $business }.
why-third-party-business = **{ $domain }** is there for { $business }: what only keeps { $provider }’s own service running serves that too.
why-consent-record = Its value is **a record of consent**.
why-name-word-consent = Its name speaks of **a choice about cookies**.
why-name-word-csrf = Its name speaks of **protection against forged requests**.
why-name-word-cookie-test = Its name speaks of **a test whether cookies work**.
why-name-word-browsing = Its name speaks of **what was looked at before**.
why-name-word-advertising = Its name speaks of **advertising**.
why-name-word-statistics = Its name speaks of **audience measurement**.
why-name-word-security = Its name speaks of **protection against abuse**.
why-name-word-load-balancing = Its name speaks of **the choice of a server**.
why-name-word-session = Its name speaks of **a session**.
why-name-word-sign-in = Its name speaks of **signing in**.
why-name-word-basket = Its name speaks of **a basket or an order**.
why-name-word-locale = Its name speaks of **a language or region**.
why-name-word-preference = Its name speaks of **a setting**.
why-value-word-locale = Its value is only **a language**.
why-value-word-currency = Its value is only **a currency**.
why-value-word-theme = Its value is only **a light or dark theme**.
why-value-word-opt-out = Its value is only **the wish not to be followed**.
why-value-word-settings = The keys in its value are **settings of the display**.
why-value-trace-click-id = Its value holds **the number of a click on an advertisement**.
why-value-trace-campaign = Its value says **which campaign or page somebody came from**.
why-value-trace-measurement = The form of its value, or the keys in it, are **those of measuring tools**.
why-server-session = **The site’s own server** keeps it for a visit or some days and hides it from scripts.
why-unlisted-third-party = **A third party that is on no list** keeps it for more than 30 days, as small advertising networks do: a rule of thumb, nobody has described it.
source-page = source: page of { $page }, seen { $date }{ $seen ->
    [purpose] {" "}(what it is for)
    [life] {" "}(how long it lasts)
   *[both] {""}
}
source-page-unread = source: { $page }, not read for this program
source-domains = list: known third-party domains
source-charter = charter of { $publisher }
source-charter-named = charter “{ $charter }”
source-charter-unnamed = charter
source-attribute = attribute of the cookie
source-history = history of the same profile
why-user = **You decided** that it { $purpose }.
why-user-party = **You decided** that it { $party }.
why-user-provider = **You decided** that { $provider } gets the data.
decided-party-first = works for the site itself
decided-party-for-third = works for a third party under the name of the site
decided-party-third = is a third party’s
why-imported = A loaded list says that it { $purpose }.
source-user = your own correction
source-user-reason = your own correction: “{ $reason }”
source-shape = rule: shape of the value
source-name = rule: words in the name
source-sites = charters that other sites publish
source-row = rule: what the store holds
source-party = for whom: { $party }

## Findings
finding-label-undeclared = No line of the charter declares it
finding-undeclared = No line of the charter declares it.
finding-label-third-party-undeclared = A cookie of or for a third party that no line of the charter declares
finding-third-party-undeclared = A cookie of or for a third party that no line of the charter declares.
finding-label-sources-disagree = The sources contradict each other
finding-sources-disagree = The sources contradict each other.
finding-label-declared-contradicted = A charter declares it as needing less consent than what is known of it
finding-declared-contradicted = A charter declares it as needing less consent than what is known of it.
finding-label-audience-over-13-months = An audience cookie that lives over 13 months
finding-audience-over-13-months = An audience cookie that lives over 13 months.
finding-label-consent-over-6-months = A choice kept for more than 6 months
finding-consent-over-6-months = A choice kept for more than 6 months.
finding-label-session-without-http-only = A session identifier that scripts can read (no HttpOnly)
finding-session-without-http-only = A session identifier that scripts can read (no HttpOnly).
finding-label-session-without-secure = A session identifier that may travel unencrypted (no Secure)
finding-session-without-secure = A session identifier that may travel unencrypted (no Secure).
finding-label-prefix-broken = Its name promises a protection that its attributes do not keep
finding-prefix-broken = Its name promises a protection that its attributes do not keep.
finding-label-party-disputed = The facts disagree on whether the site itself set it
finding-party-disputed = The facts disagree on whether the site itself set it.

## Overview
overview-title = { $sites } left { $cookies }
overview-title-one = One site left { $cookies }
overview-lead = { $share }: { $parts }.
overview-lead-none = None of them needs your consent.
share-all = All need your consent
share-most = Most need your consent
share-two-thirds = Two in three need your consent
share-half = One in two needs your consent
share-third = One in three needs your consent
share-percent = { $percent } need your consent
overview-card-necessary = make the site work
overview-card-statistics = follow the visit, on this site
overview-card-first-party = by the site, beyond necessary
overview-card-third-party = by or for somebody else
overview-third-parties = Third parties on the most sites
overview-keep-out = How to keep them out…
overview-no-third = No cookie of a third party, nor for one.
overview-lives = How long they last
overview-lives-note = The CNIL recommends at most 13 months for a tracker, 6 for keeping a choice.
life-class-session = session
life-class-day = ≤ 1 d
life-class-week = ≤ 1 wk
life-class-month = ≤ 1 mo
life-class-six-months = ≤ 6 mo
life-class-thirteen-months = ≤ 13 mo
life-class-longer = > 13 mo
life-class-row = { $class }: { $cookies }
category-row = { $category }: { $count } ({ $share })
overview-look = Worth a look
overview-look-none = Nothing stands out.
look-long = { $count ->
    [one] { $count } cookie lasts over 13 months, { $advertising }.
   *[other] { $count } cookies last over 13 months, { $advertising }.
}
look-long-plain = { $count ->
    [one] { $count } cookie lasts longer than 13 months.
   *[other] { $count } cookies last longer than 13 months.
}
look-third = { $count ->
    [one] { $name } is present on { $count } site, with { $cookies }.
   *[other] { $name } is present on { $count } sites, with { $cookies }.
}
look-unknown = { $count ->
    [one] { $count } cookie has no known purpose.
   *[other] { $count } cookies have no known purpose.
}
look-undeclared = { $count ->
    [one] { $count } cookie of the site is not declared by its charter.
   *[other] { $count } cookies of the site are not declared by its charter.
}
look-third-party-undeclared = { $count ->
    [one] { $count } cookie of or for a third party is not declared by the site’s charter.
   *[other] { $count } cookies of or for third parties are not declared by the site’s charter.
}
look-third-at-least = { $count ->
    [one] { $name } is present on at least { $count } site, with { $cookies }.
   *[other] { $name } is present on at least { $count } sites, with { $cookies }.
}
look-sources-disagree = { $count ->
    [one] On { $count } cookie the sources contradict each other.
   *[other] On { $count } cookies the sources contradict each other.
}
look-declared-contradicted = { $count ->
    [one] { $count } cookie is declared as needing less consent than it does.
   *[other] { $count } cookies are declared as needing less consent than they do.
}
look-audience-over-13-months = { $count ->
    [one] { $count } audience cookie lives over 13 months.
   *[other] { $count } audience cookies live over 13 months.
}
look-consent-over-6-months = { $count ->
    [one] { $count } choice is kept for more than 6 months.
   *[other] { $count } choices are kept for more than 6 months.
}
look-session-without-http-only = { $count ->
    [one] { $count } session identifier can be read by scripts (no HttpOnly).
   *[other] { $count } session identifiers can be read by scripts (no HttpOnly).
}
look-session-without-secure = { $count ->
    [one] { $count } session identifier may travel unencrypted (no Secure).
   *[other] { $count } session identifiers may travel unencrypted (no Secure).
}
look-prefix-broken = { $count ->
    [one] { $count } cookie breaks the promise of its name.
   *[other] { $count } cookies break the promise of their name.
}
look-party-disputed = { $count ->
    [one] { $count } cookie may be the site’s own or a third party’s: the facts disagree.
   *[other] { $count } cookies may be the site’s own or a third party’s: the facts disagree.
}

## Charter page
charter-title = The cookie charter
charter-what-text = A small text with a name that a site entrusts to your browser. The browser keeps it for some time and sends it back at every visit. It can remember a sign-in, a basket, or an identifier that follows you around.
charter-four = Four categories
charter-necessary = They serve the site itself: basket, sign-in, display settings. No consent is asked for.
charter-statistics = They follow what a visitor does on one site. No consent if the statistics are anonymous.
charter-first-party = Set by the site beyond the necessary ones: profile, following, advertising. Consent required.
charter-third-party = Set by a site B, or for it, on a site A: B learns which pages of A were seen. Consent required.
charter-present-of = { $present } of { $total } present
charter-name = Name
charter-provider = Provider
charter-service = Service
charter-purpose = Purpose
charter-here = In this store
charter-here-several = In these stores
charter-seen = Lifetime seen
charter-present = present
charter-absent = absent
charter-no-store = Open a store to see which of these cookies it holds.
charter-not-covered = The shown store holds no cookie of a portal that this charter speaks for.
charter-undeclared = { $count ->
    [one] { $count } cookie is present and not declared: { $names }.
   *[other] { $count } cookies are present and not declared: { $names }.
}
charter-undeclared-show = Show the undeclared cookies
charter-columns = Columns
charter-and-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}

## Export
export-title = Export the classification
export-what = What
export-format = Format to read
export-format-programs = Format for other programs
export-all = The whole store
export-all-stores = All shown stores
export-site = This site
export-filtered = What is shown
export-selected = Selected rows
export-csv-excel-fr = CSV for Excel in French
export-csv-excel-fr-note = separated by semicolons
export-csv-excel-en = CSV for Excel in English
export-csv-excel-en-note = separated by commas
export-csv-rfc = CSV
export-csv-rfc-note = separated by commas, in codes
export-json = JSON
export-json-note = with the read record
export-ndjson = NDJSON
export-ndjson-note = one line per cookie
export-parquet = Parquet
export-parquet-note = typed columns, for DuckDB, pandas, Polars
export-netscape = cookies.txt
export-netscape-note = with values, for curl and yt-dlp
export-storagestate = Playwright
export-storagestate-note = with values, as storageState
export-not-held = { $count ->
    [one] { $count } cookie is not in the file: it has no clear value in UTF-8, or lies in a container or partition that the format cannot hold.
   *[other] { $count } cookies are not in the file: they have no clear value in UTF-8, or lie in a container or partition that the format cannot hold.
}
export-xlsx = Workbook (XLSX)
export-xlsx-note = in words, with dates and filters
export-html = Page to read and print (HTML)
export-html-note = with reasons and proof
export-values = Include the cookie values
export-values-note = They can open your accounts to whoever reads the file.
export-no-paths = Leave out where the stores lie
export-no-paths-note = Folders and profiles often bear your name.
export-preview = Preview
export-save = Save as…
export-save-here = Save
export-path = Save to this file
export-nothing = There is nothing to export here.

## Dialogs
dialog-open-file = Open a cookie file
dialog-open-folder = Open a profile folder
open-path-title = Open a file or a folder
open-path-text = This system has no file dialog. Type the path of a cookie file, a profile, a browser folder or a charter.
open-path-hint = Path, for example ~/.mozilla/firefox
open-path-open = Open
error-title = That did not work
error-title-kept = What you kept could not be read
error-died = The program made a mistake and stopped this work. Try again; if it happens again, please report it.
error-no-thread = The system has no room for more work. Close other programs, then try again.
error-export = The file was not written: { $reason }. Choose another folder or name.
error-export-unread = The file was not written, because the values could not be read again. { $reason }
io-not-found = there is no such file or folder
io-permission-denied = the system does not allow it
io-storage-full = the disk is full
io-is-a-folder = a folder has this name
io-read-only = this disk can only be read
io-not-a-folder = a part of the path is not a folder
io-invalid-name = no file can have this name here
io-not-text = it is not a text in UTF-8
io-too-large = it is too large
io-not-a-file = it is not a file
io-is-a-source = it is one of those that were read for it
io-is-a-browsers = it is a database or a session of a browser, which would be lost
io-in-a-browsers-folder = this folder is a browser’s, or a copy of one, and nothing is written beside its files
toast-settings-unwritten = Your settings were not kept: { $reason }.
settings-language = Language
settings-theme = Theme
settings-contrast = Contrast
contrast-usual = Usual
contrast-high = High
settings-motion = Movement
motion-usual = Usual
motion-none = None
settings-zoom = Size
zoom-smaller = Smaller
zoom-larger = Larger
zoom-usual = Usual size
zoom-percent = { $percent }%
keyboard-pages = Page Up, Page Down, Home, End
keyboard-pages-text = Scroll the page, the dialog or the table
keyboard-sideways = Left, Right
keyboard-sideways-text = From cell to cell of a row; on the heading of a group, fold and unfold it; with Shift on a heading, its width
keyboard-letters = Letters
keyboard-letters-text = In a list or menu, the next line that begins with them
keyboard-toggle = Ctrl+Space
keyboard-toggle-text = Take the row in or out of the selection
keyboard-menu = Menu key, Shift+F10
keyboard-menu-text = Open the menu of the row
keyboard-zoom = Ctrl++, Ctrl+−, Ctrl+0
keyboard-zoom-text = Larger, smaller, usual size
keyboard-quit = Ctrl+Q
keyboard-quit-text = Close the program
accessibility = Accessibility
accessibility-statement = Everything can be done from the keyboard, and is told to screen readers (AT-SPI, UI Automation, NSAccessibility) by name, role and state. Text has a contrast of at least 4.5 : 1, edges and marks of 3 : 1; a high-contrast theme, less movement and a size of up to 400% are in the settings. Known limits: the toolkit tells screen readers no table interface, and the language of fields alone. The whole checklist (WCAG 2.2 AA, EN 301 549) is docs/accessibility.md; tell us what is in your way.
help-does = This program opens the files in which browsers keep their cookies, sorts them by site and says of each what it is for, for whom, how long it stays and whether the site has to ask for consent. It also compares what a site declares with what it sets.
help-does-not = It deletes, blocks and changes nothing: it reads a copy. It opens no connection. It shows the values of cookies only when asked, one by one. It reads neither the local storage of sites nor their other databases.
help-verdicts = A verdict is what can be known from a name, an address and recorded facts; it is no legal advice. Where it is wrong, you can correct it.
help-words = The words
help-keys = The keys
help-filters = The filters of the search field
help-filters-text = In the search field a word is looked for in all that is shown. A filter looks in one column: site:example.fr keeps what a visit to that site leaves, party:third what is of third parties, life>13mo what lasts over 13 months. A minus before it leaves out, a comma means or, and * stands for any letters. While you type, what can follow is listed; the button “Filter” above the table offers the columns that have few values.
start-help = Help, and words to know
help-word-cookie = Cookie
help-word-cookie-text = A small text with a name that a site has the browser keep, and gets back at each visit.
help-word-host = Host
help-word-host-text = The exact address that the cookie is sent back to, such as www.example.com. The site, example.com, may have several.
help-word-third-party = Third party
help-word-third-party-text = Another organisation than the site one visits, part of whose page it provides (an advertisement, a video, a button), and which so learns of the visit.
help-word-for-third = For a third party
help-word-for-third-text = Stored under the address of the visited site, but read by a third party, as _ga is by Google.
help-word-consent = Consent
help-word-consent-text = Whether the site has to ask before it sets the cookie.
help-word-anonymous = Unless anonymous
help-word-anonymous-text = Audience measurement does without consent if it is anonymous and done for the site alone. A store of cookies cannot show that: the site has to.
help-word-certainty = Certain, likely, assumed
help-word-certainty-text = How sure the verdict is: a recorded or declared fact settles it; the cookie is well known; nothing speaks against it.
help-word-charter = Charter
help-word-charter-text = The page on which a site lists its cookies, and what each is for.
help-word-declared = Declared
help-word-declared-text = Named by a charter that speaks of this site. A dash means that none does.
help-word-store = Store
help-word-store-text = The file in which a browser keeps its cookies, one for each profile.
help-word-session = Session
help-word-session-text = The cookie goes when the browser is closed.
help-word-same-site = SameSite
help-word-same-site-text = Whether the cookie is sent when another site embeds this one, or leads to it.
help-word-secure = Secure
help-word-secure-text = The cookie is sent over encrypted connections only.
help-word-http-only = HttpOnly
help-word-http-only-text = The programs of a page cannot read the cookie.
help-word-partition = Kept apart, partition
help-word-partition-text = The browser keeps the cookie of a third party apart for each visited site, so that the third party cannot connect them.
help-word-container = Container
help-word-container-text = A compartment of Firefox that has cookies of its own.
help-word-schema = Schema
help-word-schema-text = The version of the form in which the browser writes its store. It matters for the record of the read alone.
help-word-log = From the write-ahead log
help-word-log-text = Rows that the browser has just written and not yet put into its store. They are read too.
help-word-moment = Moment
help-word-moment-text = When a store was taken for an audit: before any choice, after refusing, accepting, withdrawing.
help-word-dossier = Dossier
help-word-dossier-text = An audit kept as one file, to be opened again, verified, and compared next year. It holds no values.
help-word-sum = SHA-256
help-word-sum-text = The fingerprint of a file. Two files with the same one are the same, letter for letter.
settings-density = Table rows
settings-system = As the system
theme-system = system
theme-light = light
theme-dark = dark
theme-choice-light = Light
theme-choice-dark = Dark
density-comfortable = Comfortable
density-compact = Compact
settings-recent = Recent files
settings-recent-count = { $count ->
    [one] { $count } kept
   *[other] { $count } kept
}
settings-forget = Forget them
settings-note = Only these choices, the layout and your own corrections (names and hosts) are kept, in { $path }. Never a value.
settings-note-none = Nothing is kept: the system has no folder for settings.
keyboard-arrows = Arrow keys
keyboard-arrows-text = Move in the list or table; with Shift, select several
keyboard-tab = Tab
keyboard-tab-text = Next control
keyboard-escape = Esc
keyboard-escape-text = Close the dialog or menu, leave the page of a site
keyboard-enter = Enter, Space
keyboard-enter-text = Press the focused control
key-context = Context menu

## How the store was read
read-proof-file = { $path } ({ $size }), SHA-256 { $sum }
read-title = How the store was read
read-file = File
read-size = Size
read-sha = SHA-256
read-when = Read at
read-browser = Browser
read-schema = Schema
read-rows = Rows read
read-skipped = Rows skipped
read-lost = Rows lost in damage
read-log = From the write-ahead log
read-session = From the session file
read-merged = Duplicates, merged
read-history = History reaches
read-history-span = from { $from } to { $to }
read-unknown-columns = Unknown columns
read-seen-in-requests = Sent, never set here
read-remarks = Remarks
read-no-remarks = Every row was read whole.
read-row = { $count ->
    [one] { $column }, row { $rows }: { $problem }
   *[other] { $column }, { $count } rows ({ $rows }): { $problem }
}
read-row-lost = { $count ->
    [one] { $count } row ({ $rows }) lost in a damaged part of the file
   *[other] { $count } rows ({ $rows }) lost in damaged parts of the file
}
read-row-unnumbered = { $count ->
    [one] { $column }: { $problem }
   *[other] { $column }, { $count } rows: { $problem }
}
read-row-unnumbered-lost = { $count ->
    [one] { $count } row lost in a damaged part of the file
   *[other] { $count } rows lost in damaged parts of the file
}
read-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
read-not-unpacked = { $count ->
    [one] { $count } file of the archive was not unpacked: neither its name nor its beginning is that of a store
   *[other] { $count } files of the archive were not unpacked: neither their names nor their beginnings are those of stores
}
read-copy = Copy the record
stored-last-set = Last set
stored-origin = Origin (container, partition)
note-snapshot-may-be-torn = The browser kept writing while the copy was made; two moments may be mixed. Read again when it is quiet.
note-recovered-hot-journal = A half-finished change was rolled back on the private copy.
note-log-missing = Firefox was running when this was copied, and its log (cookies.sqlite-wal) is not beside it: what it had not yet written into the file is missing. Copy the whole profile folder.
note-log-unreadable = What lies in the place of the log or the journal is no file that can be read; the latest cookies may be missing.
note-schema-newer-than-known = The browser is newer than this program knows; the known columns were read.
note-corrupt-pages = Parts of the file are damaged; the rows around them were kept.
note-truncated-file = The file breaks off; the rows up to there were kept.
note-times-approximate = The file has ends of cookies in the time of a place that it does not name; they are right to the day.
note-seen-in-requests = The browser sent cookies that no answer here set: they were there before, or scripts set them. Only their names are known; the record of the read lists them.
note-set-not-stored = The file lists what sites set. Whether a browser kept it is not in it; what scripts set is there only as far as requests name it.
note-written-without-cookies = This recording was exported without cookies. Export it again with sensitive data.
note-two-stores-found = The profile has two cookie stores; one was read.
note-files-refused = Beside what was read something that was named, or a file named like a cookie store, could not be read.
note-stores-left-out = Older copies, reports of this program, or cookies that the browser keeps for itself, were left out.
note-search-cut-short = Not everything below the folder was looked at.
note-private-by-design = This browser keeps no cookies on disk by design.
note-history-unreadable = The history could not be read; it was left out as evidence.
note-session-file-unreadable = The session file could not be read; session cookies may be missing.
note-session-file-passed-over = Another session file was read than the one that Firefox looks at first.
note-script-cookies-shortened = With the protection that is on by default, GNOME Web shortens cookies that scripts set to seven days and keeps none of third parties. What ends after seven days, or is not here, says nothing about what the sites asked for.
note-perhaps-old-mozilla = Old versions of GNOME Web and old Mozilla browsers wrote the same table; which of them wrote this one cannot be told.
note-from-report = These cookies come from a report of this program, and not from a browser’s store; what it did not hold (values that were not exported, who set a cookie) stays unknown.
note-session-cookies-elsewhere = Session cookies are in another file of the profile. Open the folder to see them too.
session-file-empty = This session file is empty; another one was sought.
session-file-damaged = This session file is cut or damaged; another one was sought.
session-file-not-a-session = This is no session; another file was sought.
session-file-too-large = This session file is larger than any session; another one was sought.
session-file-unreadable = The system does not let this session file be read; another one was sought.
session-file-older = This session is older than the one that was read.
twin-later-content = This profile has two cookie stores; “{ $taken }” was read, because its newest cookie is later ({ $newest }; in the other: { $other }). Left out
twin-newer-place = This profile has two cookie stores, neither later than the other; “{ $taken }” was read, where the browser keeps it today. Left out
twin-other-empty = This profile has two cookie stores; “{ $taken }” was read, because the other is empty. Left out
twin-other-unreadable = This profile has two cookie stores; “{ $taken }” was read, because the other cannot be. Left out
twin-named = This profile has two cookie stores; “{ $taken }” was read, because you named it (its newest cookie: { $newest }; in the other: { $other }). Left out
exported-from = The report was made from cookies of { $browser }, read: { $when } (SHA-256 { $sum })
exported-undated = the report does not say when
twin-undated = no date
left-out-ambiguous-id = Several stores of this computer share this short id; “cookie-charter stores” lists each with what tells it apart
left-out-older-copy = Left out: a copy that the browser made before an update. Open it alone to read it
left-out-browsers-own = Left out: cookies that the browser keeps for guests or for its own windows. Open them alone to read them
left-out-not-of-sites = Left out: cookies of the browser itself or of its extensions, not of sites
left-out-own-report = Left out: a report of this program, which repeats cookies of stores. Open it alone to read it
left-out-folder-unreadable = The system does not let you look into this folder
left-out-too-deep = The search ended here: folders this deep are not looked into. Open this folder to see it
left-out-too-many = The search ended here: there are too many files. Open a folder further down to see the rest
left-out-many-of-any-name = Very many files lie here: of those whose names say nothing of cookies only the first ones were looked into. Open one alone, or give it the ending .txt
left-out-before-the-archive = Not read: in this file cookies stand before an archive, and only the archive is read. Copy the lines before it into a file of their own, then open that
left-out-linked-elsewhere = Not followed: a link that leads elsewhere
left-out-archive-in-archive = Not unpacked: an archive inside an archive. Unpack it, then open it alone
left-out-unsafe-name = Not unpacked: its name leads out of the archive, or no file can have it
left-out-same-name = Not read: another file of the same name stands behind it in the archive, and only the last one is read. Unpack the archive with a program that asks before it overwrites a file, have one of the two renamed there, then open the folder
left-out-packed-otherwise = Not unpacked: it is packed in a way that is not unpacked here. Unpack the archive yourself, then open the folder
left-out-needs-password = Not unpacked: it needs a password. Unpack the archive with the password, then open the folder
left-out-breaks-off = The archive breaks off, or is damaged: only what could be unpacked was read, and it may not be what was packed
problem-no-host = no usable host; skipped
problem-wrong-type = not of the expected type; treated as unknown
problem-non-utf8 = not UTF-8; shown as Latin-1 or with replacement characters
problem-too-large = too large; cut or skipped
problem-out-of-range = a number without meaning; treated as unknown
problem-not-a-cookie = has not the form of a cookie; left out
problem-blanks-for-tabs = blanks for tabs; read as tabs
problem-fields-disagree = two fields contradict each other; read by the one that counts
problem-expiry-unit-mixed = expiry in another unit; converted
problem-expiry-zero = expires, but at no time
problem-expiry-overflow = an end that did not fit when it was written; treated as unknown
problem-bad-origin-attributes = unreadable origin; kept without it
problem-unknown-origin-attribute = an origin attribute that is not known; kept
problem-bad-partition-key = unreadable partition key; kept as text
problem-self-partitioned = partitioned by its own site unasked
problem-two-values = both a clear and an encrypted value
problem-clock-in-future = made or set in the future; taken as unknown
problem-clock-before-1995 = made or set before 1995; taken as unknown
problem-lost-in-damage = lost in a damaged page

## What a read looked for
completeness-title = What was looked for and found
completeness-attempted = Looked for
completeness-read = Read
completeness-absent = Not there
completeness-unavailable = Could not be had
completeness-nothing = nothing
part-cookies = lasting cookies
part-session-cookies = session cookies
part-values = values
part-history = browsing history
part-other-storage = other storage of sites
lack-rows-skipped = { $count ->
    [one] { $count } row could not be read.
   *[other] { $count } rows could not be read.
}
lack-rows-lost = { $count ->
    [one] { $count } row is lost in damaged pages.
   *[other] { $count } rows are lost in damaged pages.
}
lack-file-damaged = The file is damaged; what else it held cannot be told.
lack-copy-may-be-torn = The browser was writing while the copy was made; some changes may be missing.
lack-log-missing = Firefox was running when this was copied, and its log (cookies.sqlite-wal) is not beside it: what it had not yet written into the file is missing. Copy the whole profile folder.
lack-log-unreadable = What stands in the place of the log or the journal cannot be read; the latest cookies may be missing.
lack-kept-nowhere = This browser keeps no cookies on disk by design.
lack-not-written = Session cookies: programs that write this kind of file leave them out, or most of them do.
lack-only-session-file = Lasting cookies: only the session file was opened.
lack-session-file-missing = Session cookies: the profile has no session file.
lack-session-file-unreadable = Session cookies: the session file could not be read.
lack-session-file-not-opened = Session cookies: they are in another file of the profile, which was not opened.
lack-values-encrypted = { $count ->
    [one] The value of { $count } cookie is encrypted by the browser and stays closed.
   *[other] The values of { $count } cookies are encrypted by the browser and stay closed.
}
lack-not-asked-for-values = Values were not asked for.
lack-not-asked-for-history = The browsing history was not to be used.
lack-no-history = There is no browsing history beside the store.
lack-history-unreadable = The browsing history could not be read.
lack-not-looked-at = Local storage, databases of sites and the like are not looked at.

## Documents: XLSX and HTML
document-title = Cookies and their categories
document-summary = Summary
document-own-cookies = Own cookies
document-consent-asked = Consent to ask for
document-findings = To look at
document-longest-life = Longest life
document-third-parties = Third parties
document-foreign-cookies = Others’ cookies on its pages
document-third-party-count = Number of third parties
document-third-party-names = Which third parties
document-in-utc = { $column } (UTC)
document-in-days = { $column } (days)
document-contents = Contents
document-lead = { $cookies } of { $sites }, read on { $time } (UTC).
document-by-category = By category
document-by-site = By site
document-categories = Cookies by category
document-consents = Cookies by consent
document-cookies = Cookies
document-sites = Sites
document-share = Share
document-meaning = What it means
document-third-party = Third party
document-at-least = ≥ { $count }
document-providers-of = Who is behind: { $category }
document-no-provider = not known
document-sites-caption = Sites and their own cookies
document-cookies-of = Cookies of { $site }
document-cookie = Cookie
document-category-and-life = Category and life
document-what-and-why = What it does and why the verdict
document-until = until { $time }
document-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
document-too-long = Of { $count } cookies, this page lists the first { $most } one by one, by site. The sums above count all of them; CSV and JSON hold every one.
document-files = Files that were read
document-part = This document is a part: { $count } of the { $all } cookies that were read.
document-empty = No cookie is in this export.
document-note = Note
document-written-by = Written by { $program }.
document-note-text = All times are in UTC. A store cannot show what a server does, and this is no legal advice.
xlsx-sheet-read = Read
xlsx-sheet-cookies = Cookies
xlsx-sheet-sites = Sites
xlsx-cut = { $count ->
    [one] { $count } text is longer than a cell can hold and is cut, with “…” at its end. The CSV has it whole.
   *[other] { $count } texts are longer than a cell can hold and are cut, with “…” at their end. The CSV has them whole.
}
export-too-many = A workbook holds { $most } cookies, and there are { $count }. Choose CSV, or fewer cookies.
cli-too-many = A workbook holds { $most } cookies, and there are { $count }. Choose -f csv, or fewer cookies with --site or --category.
cli-needs-values = This format is for programs that sign in with your cookies, and nothing without their values. Add --with-values if that is what you want.
cli-no-superseded = Only csv, json and ndjson have room for earlier versions of rows. Leave out --with-superseded, or choose one of them.
cli-audit-declares-nothing = A site that declares no cookie is audited without --charter.
cli-verify-unclear = Letters of this path are no text, and several files are written like it; name the one that is meant behind the report
cli-preset-format = Presets are for spreadsheets that read CSV. Leave out --preset, or choose -f csv.
cli-opens-accounts = the file holds the values of your cookies, which open your accounts. Keep it to yourself and delete it after use.
cli-not-for-terminal = This format is no text for a terminal. Name a file with -o, for example: -o cookies.xlsx

## Messages that go away
toast-copied = Copied
toast-copy-stopped = Stopped. Nothing is copied.
toast-export-stopped = Stopped. No file was written.
toast-cancelled = Stopped. Nothing was kept.
toast-cancelled-kept = Stopped. What was read until then is kept.
toast-nothing-changed = Nothing changed since it was read.
toast-exported = { $count ->
    [one] { $count } cookie written to { $name }, in { $folder }
   *[other] { $count } cookies written to { $name }, in { $folder }
}
toast-exported-partly = { $written }. { $left_out }
toast-values-left-out = { $count ->
    [one] The value of { $count } cookie was left out: the store has changed since it was read. Read it again (F5), then export.
   *[other] The values of { $count } cookies were left out: the store has changed since it was read. Read it again (F5), then export.
}

## Tables of data engines (the package for Python)
table-no-group-column = The table has no column “{ $column }” to group by; by=None takes all rows for one store.
table-column-twice = The table has more than one column “{ $column }”: name apart what is not meant.
table-no-group-type = The column “{ $column }” holds lists, records or the like: stores are told apart by texts, numbers, times or identifiers.
table-no-stores = An audit is one of stores: give one or more, as observed, before, refused, accepted or withdrawn.
table-history-of-several = A browsing history is of one store; with several it takes a mapping from stores to theirs.
table-too-many-rows = A table has four thousand million rows at most; classify its parts.
table-too-large-for-memory = { $count ->
    [one] This store has { $count } row or more and does not fit into the memory that may be used ({ $memory }). Allow more with memory=…, or take less of it at a time.
   *[other] This store has { $count } rows or more and does not fit into the memory that may be used ({ $memory }). Allow more with memory=…, or take less of it at a time.
}

## Why nothing could be read
read-error-cancelled = Stopped before the end; nothing was kept.
read-error-not-found = There is no such file or folder. Check the name and open it again.
read-error-broken-link = This link leads nowhere: what it names is not there. Bring that back, or open the file of a store itself.
read-error-permission-denied = The system does not let you read this. Open it as the user it belongs to.
read-error-full-disk-access = Give this program Full Disk Access in System Settings › Privacy & Security, then try again.
the-browser = the browser
read-error-locked-by-browser = Close { $browser } completely (also its icon near the clock), then try again.
read-error-not-a-file = This is a pipe, a socket or a device. Open the file of a store instead.
read-error-empty = The file is empty: the browser has not written any cookie yet, or the copy failed. Visit a site with the browser, or copy the file again.
read-error-too-large = The file is larger than { $most }, beyond which files of its form are not read. Open another one.
read-error-other-database = This is a database without a table of cookies (its tables: { $tables }). Open the browser’s cookie store instead.
read-error-not-a-table = What this file calls “{ $table }” is not a table, which no browser writes. It is not read, because it may be made to harm.
read-error-missing-column = The table “{ $table }” has no column “{ $column }”: no browser wrote this file. Open a store that a browser writes.
read-error-no-such-column = This table has no column “{ $column }”, without which no row is a cookie. It takes at least host and name, called as in this program’s exports.
read-error-wrong-column-type = The column “{ $column }” is of another type than in this program’s exports. Write it as they do (docs/formats/parquet.md).
read-error-damaged = The file is damaged beyond reading. Open a backup of it.
read-error-no-store-in-folder = { $count ->
    [one] No cookie store was found here ({ $count } entry looked at). Open a browser’s profile folder.
   *[other] No cookie store was found here ({ $count } entries looked at). Open a browser’s profile folder.
}
read-error-no-room-for-copy = The private copy could not be made ({ $reason }). See that this folder exists, can be written to and has room, then try again.
read-error-io = Reading failed ({ $reason }). Try again.
read-error-no-sum = The SHA-256 of what was read could not be worked out, so nothing would prove the read. Try again; if it happens again, please report it.
read-error-no-earlier-versions = Earlier versions are not told for this format: it is a list of what happened, not a store. Its cookies are exported as usual.
read-error-chromium-history = This is a browsing history and holds no cookies. Open the file “Cookies” of the same profile; the history is then used by itself.
read-error-firefox-history = This is Firefox’s browsing history and holds no cookies. Open “cookies.sqlite” beside it; the history is then used by itself.
read-error-other-history = This is a browsing history and holds no cookies. Open the cookie store of the same profile.
read-error-passwords = These are saved passwords, which this program never opens. Open the file “Cookies” of the same profile.
read-error-keys = This is a store of keys, which this program never opens. Open “cookies.sqlite” beside it.
read-error-form-data = This is form data (addresses, cards) and holds no cookies. Open the cookie store of the same profile.
read-error-favicons = These are the small pictures of sites and hold no cookies. Open the cookie store of the same profile.
read-error-other-browser-data = This is another database of a browser and holds no cookies. Open the cookie store of the same profile.
read-error-empty-database = This is an empty database: the browser has not written any cookie yet. Visit a site with it, then try again.
read-error-two-stores = This database holds both a Firefox and a Chromium table, which no browser writes. Open the file that the browser wrote.
read-error-lone-log = This is only the log of a database. Open the file without “-wal”; if it does not lie beside this one, copy it from the browser’s folder.
read-error-lone-journal = This is only the journal of a database. Open the file without “-journal”; if it does not lie beside this one, copy it from the browser’s folder.
read-error-lone-shared-memory = This is only the working memory of a database. Open the file without “-shm”; if it does not lie beside this one, copy it from the browser’s folder.
read-error-encrypted = This is encrypted, or no cookies (a SQLCipher database looks like this). Open cookies that a browser wrote.
read-error-picture = This is a picture. Open the cookies or the profile folder of a browser.
read-error-pdf = This is a PDF document. Open the cookies or the profile folder of a browser.
read-error-zip = This is a ZIP archive that cannot be unpacked: it is damaged, or packed in an unusual way. Unpack it yourself, then open the folder.
read-error-encrypted-archive = This archive is protected by a password. Unpack it with the password, then open the folder.
read-error-archive-too-large = This archive becomes larger than any profile (2 GiB, 100,000 files, or 200 times its size). Unpack it yourself if you trust it, then open the folder.
read-error-archive = This is a compressed file of a kind that is not unpacked here, or a damaged one. Unpack it, then open what it holds.
read-error-parquet-codec = This Parquet file is packed in a way that is not read here. Write it again with Snappy, gzip or no compression.
read-error-lfs-pointer = This is only a placeholder of Git LFS, not the file. Run “git lfs pull”, then try again.
read-error-http-messages = These are cookies of requests and answers, which do not say whose they are or how long they stay. Record the visit as HAR in the developer tools, or open the profile of the browser.
read-error-nearly-json = This begins like JSON, but is no valid JSON: single quotes, a comment, a comma too many or a lost quotation mark, for example. Have it written again as JSON (in Python with json.dump), then open that.
read-error-sql-dump = This is a database written out as SQL. Make a database of it (sqlite3 cookies.sqlite, then .read and this file), then open that.
read-error-office-document = This is a document of an office program. Save its table as CSV, or open the cookies of a browser.
read-error-apple-double = This is what macOS keeps beside a file, not the file itself. Open the file whose name does not begin with “._”.
read-error-zeros = The file holds nothing but zeros: the copy or the disk failed. Copy it again, or open a backup of it.
read-error-web-page = This is a web page or an XML file. Open the cookies or the profile folder of a browser.
read-error-json = This is a JSON file without cookies that are known here. Open the cookies or the profile folder of a browser.
read-error-text = This is a text without cookies that are known here. Open the cookies or the profile folder of a browser.
read-error-property-list = This is a property list of macOS, without cookies. Open the cookies or the profile folder of a browser.
read-error-pickle = This is a Python pickle, which this program never opens because it can run code. Save it as JSON, or open the cookies of a browser.
read-error-internet-explorer = This is the database of Internet Explorer or the first Edge, which is not read. Open the cookies of Firefox or Chromium.
read-error-old-opera = These are cookies of Opera 12 or older, which are not read. Open those of Firefox or Chromium.
read-error-flash-object = This is a Flash object, not an HTTP cookie. Open the cookies of a browser.
read-error-not-a-session = This is not a session file of Firefox. Open “cookies.sqlite” or the profile folder.
read-error-safari-plist = These are cookies of a Safari of before 2011, which are not read. Open those of Firefox or Chromium.
read-error-qtwebkit-jar = These are cookies of a browser that was built on QtWebKit, which are not read. Open those of its newer version, which are Chromium’s.
read-error-hsts-list = This is a list of hosts that are to be reached safely; it holds no cookies. Open the cookies of a browser.
read-error-audit-knowledge = This is a knowledge base of the EDPB Website Auditing Tool: it says what cookies are for and holds none. Load it under “Knowledge”, or name it with --knowledge.
read-error-dossier = This is a dossier of an audit, which holds no cookies. `cookie-charter audit` with this file shows it again.
read-error-ese-database = This is a database of Windows (ESE) and not that of a browser. Open the cookies or the profile folder of a browser.
read-error-unknown = This is nothing that is known here. Open “cookies.sqlite” of Firefox, “Cookies” of Chromium, or a profile folder.

## Without a window
no-display = No display was found, so the window cannot open; use a subcommand, such as “cookie-charter stores” or “cookie-charter export”, on the command line (see --help).
no-graphics = The graphics of this system cannot show a window (OpenGL is missing); use “cookie-charter stores”, “export”, “explain” or “charter” on the command line (see --help).
cli-no-window = This program was built without its window; use a subcommand, such as “cookie-charter stores” or “cookie-charter export”, on the command line (see --help).
window-died = The program made a mistake and had to close. What you decided before is kept; please report what stands above.
key-shift = Shift

## The command line
sentence-path = { $sentence }: { $path }
key-value = { $key }: { $value }
sentences = { $first } { $second }
aside = { $first } · { $second }
name-detail = { $name } — { $detail }
label-keys = { $label } ({ $keys })
cli-named-twice = Named twice, read once: { $path }
cli-rows-missing = Some rows are missing: { $skipped } could not be read, { $lost } were lost in damaged parts: { $path }
cli-earlier-missing = Some earlier versions are missing: { $commits } commits of the log were not looked through, { $rows } rows are from an older form of the table, { $skipped } could not be read: { $path }
cli-history-unreadable = The history could not be used; name a places.sqlite or a History file: { $path }
cli-recursive-progress = Read: { $read } · not read: { $unread } · cookies: { $cookies }
cli-recursive-unread = Read: { $read }; not read: { $unread }, each of which is named above. All that was read is written.
cli-too-many-stores = This format needs all stores at once and holds { $most }, and there are { $count }. Choose -f csv or -f ndjson.
cli-files-first = Files before a subcommand are for the window. Name them after the subcommand.
cli-usage-missing = What is missing: { $what }.
cli-usage-unknown = “{ $what }” is not known here.
cli-usage-unknown-near = “{ $what }” is not known here; perhaps { $near } was meant.
cli-usage-value = “{ $value }” is no value of { $what }, which takes { $values }.
cli-usage-value-only = “{ $value }” is no value of { $what }.
cli-usage-no-value = A value is missing behind { $what }, which takes { $values }.
cli-usage-no-value-only = A value is missing behind { $what }.
cli-usage-conflict = { $what } and { $other } do not go together.
cli-usage-twice = { $what } stands there more than once.
cli-usage-too-many = “{ $value }” is one too many: { $what } takes no more.
cli-usage-too-few = More is needed for { $what }.
cli-usage-not-text = An argument is no text in UTF-8.
cli-usage-see = All that is understood: cookie-charter { $help }
cli-no-such-site = No cookie of this site was found, so the export is empty
cli-no-such-id = No store of this computer has this id; “cookie-charter stores” lists them
cli-output-unwritten = The output could not be written ({ $reason }). Write to a file with -o instead.
cli-knowledge-unreadable = The list could not be read ({ $reason }). Check the name and that you may read it.
cli-knowledge-problems = { $count ->
    [one] { $count } line was not understood ({ $first })
   *[other] { $count } lines were not understood, the first one so: { $first }
}
knowledge-error-empty = the file is empty
knowledge-error-no-name = it names no cookie
knowledge-error-toml = as TOML it is wrong on line { $line }
knowledge-error-json = as JSON it is wrong on line { $line }, column { $column }
knowledge-error-json-form = it is JSON of another form, from line { $line }, column { $column }
knowledge-error-csv = as CSV it is wrong on line { $line }
knowledge-error-other-form = it is a list of another form
knowledge-problem-purpose = “{ $name }”: the purpose is necessary, statistics, advertising or unknown
knowledge-problem-party = “{ $name }”: the party is first, for-third or third
knowledge-problem-category = “{ $name }”: the category “{ $category }” is not known
knowledge-problem-no-name = a line of { $platform } has no name
knowledge-problem-csv = as CSV, line { $line } is wrong
charter-problem-toml = on line { $line }: { $message }
charter-problem-scope = the scope “{ $scope }” is not a domain such as example.fr
charter-problem-no-name = a cookie has no name
charter-problem-category = “{ $category }” of the cookie “{ $name }” is not a category: necessary, statistics, first-party or third-party
charter-problem-empty = the file is empty; save the page or the table again, or paste its text into a .txt file
charter-problem-too-large = it is larger than { $megabytes } MB, and no charter is; save only the page with the table of cookies
charter-problem-not-text = it is neither text nor a PDF (a picture, an archive or a program); save the page as HTML, the table as CSV, or the text as .txt
charter-problem-office = it is a document of an office program; save it from there as CSV, HTML or PDF
charter-problem-mixed-encodings = its letters are written in two encodings, UTF-8 and another from line { $line } on; open it in a spreadsheet or editor, mend the letters, and save all of it as UTF-8
charter-problem-broken-pdf = the PDF is damaged and cannot be opened; print the page as PDF again, or save it as HTML
charter-problem-locked-pdf = the PDF asks for a password; save a copy without one
charter-problem-scanned-pdf = the PDF is scanned: it holds pictures of text and no text; take the page it was printed from, or have the text recognised first
charter-problem-json = as JSON it is wrong on line { $line }, column { $column }, or a list of something else; save it again from the tool that wrote it
charter-problem-no-cookies = no line of it declares a cookie; choose the page with the table of cookies, or a table with a column of names
charter-problem-other-tables = { $tables ->
    [one] it holds { $tables } table, but none of cookies; choose the page with the table of cookies, with a header such as “Cookie name” above the names
   *[other] it holds { $tables } tables, but none of cookies; choose the page with the table of cookies, with a header such as “Cookie name” above the names
}
error-charter-unreadable = The charter could not be read ({ $reason }). Check the name and that you may read it.
error-charter-not-understood = This is not a charter that can be loaded: { $reason }.
host-error = No host is written like this. Give one such as www.example.fr
host-error-too-long = This is longer than a host can be. Give one such as www.example.fr
stores-none = No browser with a cookie store was found here. Name a file or a profile folder: cookie-charter export FILE
stores-id = ID
stores-browser = BROWSER
stores-profile = PROFILE
stores-cookies = COOKIES
stores-size = SIZE
stores-running = RUNNING
stores-is-running = yes
stores-uncounted = { $count ->
    [one] { $count } large store was not counted; --counts counts all
   *[other] { $count } large stores were not counted; --counts counts all
}
stores-changed = CHANGED (UTC)
stores-file = FILE
explain-not-known = The catalogue does not know this name.
explain-near = Names that look alike: { $names }
explain-own-site = Stored by the visited site
explain-third-party = Stored by a site embedded in it

## Knowledge: corrections, loaded lists, the look-up page
tab-look-up = Look up a name
command-correct = Correct this verdict
command-correct-many = { $count ->
    [one] Correct this verdict
   *[other] Correct these { $count } verdicts
}
command-undo = Undo the last change
command-back = Back to the page before
command-forward = Forward again
command-knowledge = Knowledge
status-reclassifying = Classifying again…
correct-link = Is this wrong? Correct it
correct-link-many = { $count ->
    [one] Is this wrong? Correct it
   *[other] Are these { $count } wrong? Correct them
}
correct-remove = Remove this decision
correct-title = What is { $name } for?
correct-purpose = Its purpose
correct-purpose-of-several = Their purpose
correct-purpose-necessary = makes the site work
correct-purpose-statistics = measures visits to one site
correct-purpose-advertising = advertises, or follows people across sites
correct-purpose-unknown = cannot be told
correct-title-many = { $count ->
    [one] What is this cookie for?
   *[other] What are these { $count } cookies for?
}
correct-leave = Leave it: { $said }
correct-leave-all = Leave them all: { $said }
correct-leave-each = Leave each as it is
correct-party = For whom
correct-party-first = set by the visited site for itself
correct-party-for-third = stored under the visited site, read by somebody else
correct-party-third = stored under another site
correct-provider = Who gets the data
correct-provider-now = Who gets the data, in place of { $provider }
correct-provider-each = Who gets the data, in place of what is said of each
correct-reason = Why you decide so (kept with the decision)
correct-too-long = A name or a reason has at most { $most } characters.
correct-too-many = At most { $most } rows are corrected at once: choose fewer, or correct one name on every site.
correct-nothing-chosen = Choose what is to be said instead.
correct-says-nothing-new = This is what is said without a decision: nothing would be kept.
correct-drops = This is what is said without a decision: yours is removed.
correct-reason-kept = Only the reason of your decision changes.
correct-reach-cookies = These cookies, each on its host
correct-reach-sites = These names, each on all of its site
correct-reach-names = These names, on every site
correct-reach = How far this goes
correct-reach-cookie = This cookie, on { $place }
correct-reach-site = This name, on all of { $place }
correct-reach-everywhere = This name, on every site
correct-effect = { $count ->
    [0] No cookie of the open stores is concerned: a narrower decision stands.
    [one] { $count } cookie of the open stores will count as “{ $said }”.
   *[other] { $count } cookies of the open stores will count as “{ $said }”.
}
correct-effect-moved = { $count ->
    [0] No category changes.
    [one] { $count } changes category.
   *[other] { $count } change category.
}
correct-counting = Counting the cookies that this decides on…
correct-kept = Your decision is kept on this computer only and can be undone at any time.
correct-not-kept = Your decisions last until you close the window: the system has no folder for settings.
correct-save = Save
toast-decided = “{ $name }” now counts as “{ $said }”
toast-decided-many = { $count ->
    [one] { $count } decision kept
   *[other] { $count } decisions kept
}
toast-decision-dropped = The program says so by itself: your decision is removed
toast-forgotten = The decision on “{ $name }” is removed
toast-undo = Undo
toast-undone = Taken back
toast-list-missing = The list { $name } could not be loaded
toast-written = Written to { $name }
toast-imported = { $count ->
    [0] Nothing new in this file
    [one] { $count } correction taken in
   *[other] { $count } corrections taken in
}
look-up-link = Everything known about this name
look-up-title = Look up a cookie name
look-up-lead = What is known of a name, from where, and what the verdict would be.
look-up-name = Cookie name
look-up-host = Host, if you know it
look-up-host-wrong = No host is written like this, so it is left out. A host looks like www.example.fr.
look-up-catalogue = { $count ->
    [one] The catalogue knows { $count } name or family of names, each with its source.
   *[other] The catalogue knows { $count } names or families of names, each with its source.
}
look-up-examples = For example:
look-up-in-store = { $count ->
    [0] No cookie of this name in what is open.
    [one] { $count } cookie of this name in what is open.
   *[other] { $count } cookies of this name in what is open.
}
look-up-show = Show these cookies
look-up-unknown = The catalogue does not know this name. What follows rests on rules alone.
look-up-near = Did you mean
look-up-own-site = Set by the site one visits
look-up-third-party = Set by another site embedded there
look-up-known = What is known
look-up-some-site = the visited site
look-up-domains = Found on
look-up-any-domain = any site
look-up-source = Source
look-up-reason = Reason
look-up-read = { $page }, read on { $date }{ $seen ->
    [purpose] {" "}(it says what the cookie is for, not how long it lasts)
    [life] {" "}(it says how long the cookie lasts, not what it is for)
   *[both] {""}
}
look-up-unread = { $page }, not read again for this program
look-up-decision = Your decision
look-up-list = List “{ $name }”
start-look-up = A cookie met elsewhere?
start-look-up-text = See what is known of its name.
start-guided = A site to check?
start-guided-text = See what it sets, step by step.
settings-knowledge = Knowledge
settings-lists = { $count ->
    [0] no loaded list
    [one] { $count } loaded list
   *[other] { $count } loaded lists
}
settings-corrections = { $count ->
    [0] no correction
    [one] { $count } correction
   *[other] { $count } corrections
}
settings-lists-and-corrections = { $lists }, { $corrections }
settings-manage = Manage…
knowledge-bases = Loaded lists
knowledge-bases-text = What others say of cookies: the Open Cookie Database (CSV, JSON), a knowledge base of the EDPB Website Auditing Tool (JSON), or a list of this program (TOML). Where a list asks for less consent than the catalogue, the catalogue counts and both are shown.
knowledge-bases-none = No list is loaded.
knowledge-add = Add a list…
knowledge-remove = Remove { $name }
knowledge-form-catalogue = List of this program
knowledge-form-ocd-csv = Open Cookie Database (CSV)
knowledge-form-ocd-json = Open Cookie Database (JSON)
knowledge-form-edpb = EDPB Website Auditing Tool
knowledge-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
}
knowledge-problems = { $count ->
    [one] { $count } line not understood
   *[other] { $count } lines not understood
}
knowledge-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
knowledge-too-short = { $count ->
    [one] { $count } name stands for many, has fewer than five letters and is said of no domain, so it does not count: { $first }
   *[other] { $count } names stand for many, have fewer than five letters and are said of no domain, so they do not count, the first of them { $first }
}
knowledge-loading = Loading…
knowledge-not-loaded = Not loaded
knowledge-load = Load
knowledge-corrections = My corrections
knowledge-corrections-count = { $count ->
    [0] You have not corrected anything yet. Choose a cookie, then “Is this wrong? Correct it”.
    [one] { $count } decision of yours. It comes before everything else.
   *[other] { $count } decisions of yours. They come before everything else.
}
knowledge-corrections-file = Kept in { $path }
knowledge-on = on { $place }
knowledge-on-all = on all of { $place }
knowledge-everywhere = everywhere
knowledge-forget = Remove the decision on { $name }
knowledge-export = Export…
knowledge-import = Import…
knowledge-catalogue = The catalogue of this program
knowledge-catalogue-text = { $count ->
    [one] { $count } known cookie with its source. The EDPB’s Website Auditing Tool can load it too.
   *[other] { $count } known cookies, each with its source. The EDPB’s Website Auditing Tool can load them too.
}
knowledge-edpb = Export the catalogue for the EDPB tool…
knowledge-add-base-title = Add a list
knowledge-import-corrections-title = Import corrections
knowledge-export-corrections-title = Export my corrections
knowledge-export-catalogue-title = Export the catalogue for the EDPB tool
knowledge-path-text = This system offers no file dialog. Type the path of the file.
knowledge-path-hint = Path of the file
error-settings-not-understood = Your settings could not be understood. The file was put aside under the name below, and the usual settings count until you choose others. To have yours back, close the program, mend that file and name it settings.toml again.
error-portals-unreadable = Your portals could not be read ({ $reason }). Check that you may read the file.
error-portals-not-understood = Your portals could not be understood: line { $line } is wrong. Mend the file or move it away; until then it is left as it is, and none of them counts.
error-portal-public-suffix = Below this name lie the domains of many others. Name the host of the portal, such as data.example.fr.
error-corrections-unreadable = Your corrections could not be read: { $reason }. Check that you may read this file.
error-corrections-not-understood = The corrections in this file could not be understood ({ $reason }). Mend the file or move it away; until then it is left as it is, and none of them counts.
error-corrections-unwritten = Your decision was not kept: { $reason }. Check that you may write to this folder and that there is room, then decide again.
error-base-unreadable = This list could not be read: { $reason }. Put the file back, or remove the list.
error-base-not-known = This is not a list of a known form ({ $reason }). Choose another file: a list of this program (TOML), the Open Cookie Database (CSV, JSON), or a knowledge base of the EDPB Website Auditing Tool (JSON).
source-imported-named = list “{ $name }”, which you loaded
disagree = What each of them says: { $claims }. The verdict follows { $followed }.
disagree-claim = { $source } says “{ $purpose }”
disagree-separator = {"; "}
list-separator = {", "}
who-user = your decision
who-charter = the charter
who-catalogue = the catalogue
who-sites = charters of other sites
who-list = the list “{ $name }”
who-domains = the list of known domains
who-value = the shape of its value

# Containers of Firefox and other parts of a browser
container-browsers-own = The browser’s own
container-personal = Personal
container-work = Work
container-banking = Banking
container-shopping = Shopping
container-private-browsing = Private browsing
container-numbered = Container { $number }
container-app = App { $number }
container-in-private = { $name } (private browsing)

## The page of a site
site-count = { $count ->
    [one] { $own }, and { $count } of third parties
   *[other] { $own }, and { $count } of third parties
}
visit-title = What a visit to { $site } leaves
visit-own = What the site stored itself
visit-own-none = Nothing.
visit-works-for = Whom else it stored for
visit-others = Who else stored cookies on its pages
visit-others-none = Nobody, as far as these stores show.
visit-others-at-least = Other third parties may have stored some: for some of their cookies nothing tells on whose pages.
visit-longest = The longest life: { $span }
visit-who = { $name }: { $cookies }, longest life: { $span }
visit-who-domains = { $name } ({ $domains }): { $cookies }, longest life: { $span }
visit-undeclared = Present, not declared
visit-charter-likely = This site is not in the scope of this charter, but the cookies of the charter stand together on it.
visit-line = { $name }: { $state }
visit-line-seen = { $name }: { $state }, life seen: { $seen }
visit-line-declared = { $name }: { $state }, declared life: { $declared }
visit-line-both = { $name }: { $state }, declared life: { $declared }, life seen: { $seen }
filter-only = Only: { $what }
filter-menu = Filter
filter-organisation = third party { $name }
filter-declared = declared
filter-undeclared = not declared
filter-declaration = declared as { $name }
life-class-long-session = session
life-class-long-day = up to 1 day
life-class-long-week = up to 1 week
life-class-long-month = up to 1 month
life-class-long-six-months = up to 6 months
life-class-long-thirteen-months = up to 13 months
life-class-long-longer = over 13 months
life-class-long-unknown = not recorded
losses-record = How they were read
sent-only = { $count ->
    [one] The requests carried 1 cookie that no answer here set: { $names }. It was there before, or a script set it; only its name is known.
   *[other] The requests carried { $count } cookies that no answer here set: { $names }. They were there before, or scripts set them; only their names are known.
}
hint-all = Every cookie that the other filters leave
hint-necessary = They make the site work; no consent is asked for
hint-statistics = They follow a visit on one site; no consent only where they are anonymous
hint-first-party = Set by the site beyond the necessary ones; consent required
hint-third-party = Set by, or for, somebody else than the site; consent required
command-site-page = Page of this site
site-foreign = { $count ->
    [one] + { $count } of third parties
   *[other] + { $count } of third parties
}
site-row-cookies = { $count ->
    [one] { $own }, and { $count } of third parties
   *[other] { $own }, and { $count } of third parties
}
site-row-none = { $site }, { $cookies }
site-row-necessary = { $count ->
    [one] { $count } necessary
   *[other] { $count } necessary
}
site-row-statistics = { $count ->
    [one] { $count } statistics
   *[other] { $count } statistics
}
site-row-first = { $count ->
    [one] { $count } first-party
   *[other] { $count } first-party
}
site-row-third = { $count ->
    [one] { $count } third-party
   *[other] { $count } third-party
}
sites-at-least = { $count ->
    [one] at least { $count } site
   *[other] at least { $count } sites
}
overview-title-none = No site left a cookie here
overview-lead-show = { $count ->
    [one] Show the { $count } cookie that needs your consent
   *[other] Show the { $count } cookies that need your consent
}
lead-third = { $count ->
    [one] { $count } of or for a third party
   *[other] { $count } of or for third parties
}
lead-statistics = { $count ->
    [one] { $count } for statistics
   *[other] { $count } for statistics
}
lead-first = { $count ->
    [one] { $count } of the site itself
   *[other] { $count } of the sites themselves
}
overview-show-all = { $count ->
    [one] Show the { $count }
   *[other] Show all { $count }
}
overview-show-first = Show fewer
overview-at-least = “At least”: these files do not always tell on whose pages a cookie was set.
overview-no-pages = Where no number of sites stands, these files do not tell on whose pages the cookies were set.
overview-lives-unknown = { $count ->
    [one] { $count } without a known life
   *[other] { $count } without a known life
}
look-long-advertising = { $count ->
    [one] { $count } of them for advertising
   *[other] { $count } of them for advertising
}
visit-back = Back to the cookies
visit-show = Show these cookies
visit-copy = Copy as text
visit-print = Print (HTML)…
export-site-note = { $count ->
    [one] With the cookie of a third party ({ $count }) that was set on its pages.
   *[other] With the { $count } cookies of third parties that were set on its pages.
}
audit-portals-named = The charter of a portal speaks for the host of the portal, not for this whole site. Audit the portal by itself:
audit-portal = Audit { $host }
audit-compare-portal = Compare with this charter
portal-mine = This is my portal
portal-not-mine = Not mine
portal-add = Add
portal-add-hint = Host of my portal, e.g. data.example.fr
portal-forget = Forget the portal { $host }
error-portals-unwritten = This was not kept: { $reason }. Check that you may write in that folder and that there is room, then try again.
charter-open = Open a charter…
charter-open-title = Open a charter
charter-close = Close this charter
charter-scope-hosts = It speaks for:
charter-scope-all = It speaks for every site.
charter-present-rows = { $count ->
    [one] present ({ $count })
   *[other] present ({ $count })
}
toast-charter-opened = Opened: { $title }
error-several = { $count ->
    [one] { $count } file could not be read.
   *[other] { $count } files could not be read.
}
badge-declared = Declared
badge-undeclared = Not declared
declared-session = the session
declared-in-charter = “{ $charter }” declares it as { $name }.
declared-in-charter-life = “{ $charter }” declares it as { $name }, for { $declared }.
declared-in-charter-lives = “{ $charter }” declares it as { $name }, for { $declared }; it is kept for { $seen }.
portal-proposal = { $host } holds cookies that “{ $charter }” declares. If it is your portal, say so: it then is in the scope of the charter.
export-exists = { $name } exists already. Replace it, or give another name.
export-replace = Replace the file
export-losses = The document says so.
export-losses-csv = A CSV has no room to say so: keep the record of the read beside it.
hint-column-host = The computer that gets the cookie back; a leading dot means: and all below it
hint-column-category = One of the four kinds of the charter
hint-column-purpose = What the cookie is for
hint-column-party = Whether it works for the site, or for somebody else
hint-column-consent = Whether the site must ask before it sets the cookie
hint-column-confidence = Certain: declared or recorded; likely: well known; assumed: nothing spoke against it
hint-column-declared = Whether a charter that speaks for the site declares it; a dash: none speaks for it
hint-column-declared_life = How long the charter says it lives
hint-column-seen_on = The other site on whose pages it was set
hint-column-top_level_site = The site under which the browser keeps it apart from its twins
hint-column-partitioned = Whether the browser keeps it apart for each visited site
hint-column-container = A compartment of Firefox with cookies of its own
hint-column-secure = Sent over encrypted connections only
hint-column-http_only = Out of reach of the scripts of a page
hint-column-same_site = Whether it is sent along when another site embeds or links to this one
hint-column-host_only = Sent to this very host, to none below it
hint-column-session = Ends when the browser is closed
hint-column-lifetime_days = How long it lives from when it was last set
hint-column-evidence = How many facts the verdict rests on
hint-confidence-certain = A declaration or a recorded fact settles it
hint-confidence-likely = A known cookie, or a strong sign
hint-confidence-assumed = A rule of thumb: nothing spoke against it
details-copy-verdict = Copy this verdict
error-open-another = Open another file…
error-open-beside = Open “{ $name }” beside it
status-stale = { $count ->
    [one] { $count } could not be read again: its rows are those from before
   *[other] { $count } could not be read again: their rows are those from before
}
toast-effect = { $changed }, { $disagree }
toast-effect-changed = { $count ->
    [0] No verdict changed
    [one] { $count } verdict changed
   *[other] { $count } verdicts changed
}
toast-effect-disagree = { $count ->
    [one] { $count } new contradiction
   *[other] { $count } new contradictions
}

## A charter, line by line
charter-read = { $title }: read as { $source }, in { $language }
charter-read-untitled = Read as { $source }, in { $language }
charter-read-source-toml = this program’s own form
charter-read-source-pdf = PDF
charter-read-source-tarteaucitron = a configuration of tarteaucitron
charter-read-source-edpb = a knowledge base of the EDPB Website Auditing Tool
charter-read-source-open-cookie-database = the Open Cookie Database
charter-read-source-html = a saved page
charter-read-source-rst = reStructuredText
charter-read-source-script = a source file of a site
charter-read-source-latex = LaTeX
charter-read-source-asciidoc = AsciiDoc
charter-read-source-wiki = a page of a wiki as it is edited
charter-read-source-markdown = Markdown
charter-read-source-yaml = YAML
charter-read-source-csv = a table
charter-read-source-text = text
charter-read-language-unknown = an unknown language
charter-read-scope = It speaks for: { $scope }
charter-read-declarations = { $count ->
    [one] { $count } declaration understood:
   *[other] { $count } declarations understood:
}
charter-read-line = line { $line }: { $told }
charter-read-nameless = no name given
charter-read-no-category = no category given
charter-read-no-life = no duration given
charter-read-not-understood = { $count ->
    [one] { $count } line not understood:
   *[other] { $count } lines not understood:
}
charter-read-language-fr = French
charter-read-language-en = English
charter-read-language-es = Spanish
charter-read-language-de = German
charter-read-language-it = Italian
charter-read-language-nl = Dutch
charter-read-language-pt = Portuguese
charter-read-language-pl = Polish
charter-read-language-cs = Czech
charter-read-language-ro = Romanian
charter-read-language-sv = Swedish
charter-read-language-da = Danish
charter-read-language-no = Norwegian
charter-read-language-tr = Turkish
charter-read-language-ru = Russian

## A charter before it is kept
charter-paste = Paste a charter
charter-publisher = Published by { $publisher }
charter-pasted = Pasted charter
charter-preview = What was understood of this charter
charter-preview-declared = { $count ->
    [one] { $count } declaration
   *[other] { $count } declarations
}
charter-preview-not = { $count ->
    [one] { $count } line not understood
   *[other] { $count } lines not understood
}
charter-preview-title = Name to keep it under
charter-preview-scope = Hosts it speaks for (none: all)
charter-preview-scope-site = It speaks for { $site } alone
charter-preview-columns = Columns (changing one reads all again):
charter-preview-column = Column { $number }
charter-preview-line = Line
charter-preview-source = In the source
charter-preview-understood = What was understood
charter-preview-lines = Lines of the charter
charter-preview-nothing = Not understood
charter-preview-not-text = This line was not understood and does not count.
charter-preview-take = Make it a declaration
charter-preview-leave = Leave out
charter-preview-keep = Keep the charter
charter-column-name = cookie name
charter-column-provider = provider
charter-column-service = service
charter-column-purpose = purpose
charter-column-life = duration
charter-column-category = category
charter-column-party = first or third party
charter-column-necessary = strictly necessary?
charter-column-content = nothing
error-charter-pasted = What was pasted could not be understood as a charter: { $reason }
toast-charters-unusable = { $count ->
    [one] A kept charter cannot be read again and stays as it is: { $name }
   *[other] { $count } kept charters cannot be read again and stay as they are; the first: { $name }
}

## The comparison in the window
tab-compare = Compare
compare-lead = Two to four open stores, cookie by cookie: present, absent, another life or other attributes.
compare-sides = Stores compared
compare-more-stores = It takes two at least: open another store, or tick one.
compare-sites = To compare two sites of one store, copy or print the page of each ({ $keys } on the page of cookies).
compare-site-alone = Only { $site }
compare-by = Compare by
compare-by-category = Categories
compare-by-organisation = Organisations
compare-only-differing = Only what differs
compare-differing = { $count ->
    [0] nothing differs
    [one] { $count } cookie differs
   *[other] { $count } cookies differ
}
compare-lines = Compared lines
compare-nothing = Nothing differs.

## The audit in the window
tab-audit = Audit
audit-question = Does the charter tell the truth?
audit-question-of = Does the charter of { $site } tell the truth?
audit-lead = What the site declares, compared with what browsers keep before any choice, after refusing, after accepting, after withdrawing.
audit-lead-charter = { $count ->
    [one] Charter “{ $charter }”, { $count } declared cookie
   *[other] Charter “{ $charter }”, { $count } declared cookies
}
audit-first-open = **1.** Visit the site with a fresh profile, close the browser, then open its cookies here.
audit-first-moments = **2.** Do the same after refusing, after accepting, after withdrawing, and say here when each file was taken.
audit-first-charter = **3.** Open the charter that the site publishes: a saved page, a table, a PDF or text.
audit-site-hint = Site, for example example.fr
audit-sites = Sites of the stores
audit-sites-more = { $count ->
    [one] And { $count } more: type its name
   *[other] And { $count } more: type their name
}
audit-sites-none = No site of the open stores is called so
audit-choose-site = Which site is it about?
audit-near = Sites that come near:
audit-charter-none = No charter
audit-charter-without = none
audit-charter-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
audit-moment-of = Moment of { $store }: { $moment }
audit-say-moments = Say of each store at which moment it was taken: what refusing or withdrawing should change is then compared with what is there.
audit-under-way = The audit is under way…
audit-stop = Stop
audit-stopped = The audit was stopped.
audit-unseen-more = { $count ->
    [one] And { $count } more
   *[other] And { $count } more
}
audit-unseen-less = Less
audit-found = { $count ->
    [0] No finding
    [one] { $count } finding
   *[other] { $count } findings
}
audit-also = Also to read
audit-part-empty = There is none.
audit-party = Organisation
audit-show-rows = { $count ->
    [one] Show this cookie in the table
   *[other] Show these { $count } cookies in the table
}
# In several stores a cookie has several rows.
audit-show-rows-of = { $count ->
    [one] Show this cookie in the table ({ $rows })
   *[other] Show these { $count } cookies in the table ({ $rows })
}
audit-show-cookie = Show among the cookies
audit-look-up = What is known of it
audit-apart-for = Kept apart for
audit-declared = Declared
audit-short-observed = observed
audit-short-before = before
audit-short-refused = refused
audit-short-accepted = accepted
audit-short-withdrawn = withdrawn
audit-short-all = all four
audit-head-observed = Observed
audit-head-before = Before
audit-head-refused = Refused
audit-head-accepted = Accepted
audit-head-withdrawn = Withdrawn
audit-head-all = All four
audit-life-unknown = unknown life
audit-save = Save report
audit-save-title = Save the report of the audit
audit-save-html = Page to read and print (HTML)…
audit-save-xlsx = Workbook (XLSX)…
audit-save-csv = Table (CSV)…
audit-save-json = Data (JSON)…
audit-choices = Visitors’ choices
audit-choices-read = Read the visitors’ choices
audit-choices-question = The values of the cookies in which the site keeps the visitor’s choice will be read once, for this audit. Only the choice stays, in words; the values themselves are wiped at once.
audit-choices-yes = Read them
audit-choices-no = Not now
audit-choices-reading = Reading the choices…
audit-choices-label = Put under “{ $moment }”
audit-first-dossier = An audit that was saved (a dossier) is opened in the same way.
audit-kept = Audit saved on { $date } by { $program }. It is shown as it was, without its files.
audit-kept-close = Close this dossier
audit-save-dossier = Dossier, to open again and compare (JSON)…
audit-save-dossier-title = Save the audit as a dossier
audit-write = Write the charter
audit-write-title = Write the charter to publish
audit-write-html = Page to publish (HTML)…
audit-write-markdown = Markdown…
audit-write-csv = Table (CSV)…
toast-audit-saved = Saved: { $name } in { $folder }

## The audit of a site
audit-title = Audit of { $site }
audit-charter = Charter
audit-no-charter = none was given
audit-made = Audit made
audit-made-on = on { $date }, by { $program }
audit-made-kept = on { $date }, by { $program }; shown again from its dossier
audit-law = Law
audit-law-version = { $title } ({ $version })
audit-unseen-title = What could not be seen
audit-findings-title = Findings
audit-no-findings-open = Nothing was found, but not everything could be judged: see what could not be seen.
audit-no-findings = Nothing was found, as far as these stores show.
audit-nothing-to-audit = No store shows this site, so nothing can be said about it.
audit-counts-title = Counts
audit-parties-title = Third parties
audit-parties-caption = Third parties on the pages of the site, and what of the charter names them
audit-rows-title = Cookies of the site
audit-stores-title = Stores
audit-note-on-site = Note on the site
audit-what-to-do = What to do
audit-reference = Reference
audit-moments = Moments
audit-named-by = Named in the charter
audit-store = { $moment }: { $store }
audit-severity-high = Serious
audit-severity-medium = Important
audit-severity-low = To improve
audit-seen-observed = Observed
audit-seen-before = Before any choice
audit-seen-refused = After refusing
audit-seen-accepted = After accepting
audit-seen-withdrawn = After withdrawing
audit-label-observed = observed
audit-label-before = before any choice
audit-label-refused = after refusing
audit-label-accepted = after accepting
audit-label-withdrawn = after withdrawing
audit-count-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
audit-count-own = Cookies of the site itself
audit-count-words = Cookies of third parties are those on domains of others. By organisation, cookies on the site’s own domain that work for somebody else count with those (_ga of Google); the category “Third-party” leaves out those of them that measure audience.
audit-count-third = Cookies of third parties on its pages
audit-count-present = Declared and present
audit-named-cookie = by a declared cookie
audit-named-provider = as a provider, without its cookies
audit-named-nothing = not at all
audit-row = { $name } ({ $place }): { $moments }
audit-unseen-nothing = This store holds no cookie of { $site }. Sites that come near: { $near }. Check the name of the site, or the store: { $store }
audit-unseen-nothing-others = This store holds no cookie of { $site }, nor of a site that comes near. Sites in this store: { $others }. Check the name of the site, or the store: { $store }
audit-unseen-nothing-near = This store holds no cookie of { $site }, nor of a site that comes near. Check the store: { $store }
audit-unseen-nothing-opened = A page of { $site } was opened, and this store holds none of its cookies: { $store }
audit-unseen-known-altered = The earlier audit was changed after it was written: its date and its findings are not proven, and neither is what is left out because of them.
audit-unseen-known-apart-charter = The earlier audit was compared with a charter that does not declare the same: findings on declarations may be new or gone for that reason alone.
audit-unseen-known-apart-law = The earlier audit was made under another version of the law: findings may be new or gone for that reason alone.
audit-unseen-known-apart-asked = The earlier audit is of another part of the site (the whole of it, or one host): cookies and findings may be new or gone for that reason alone.
audit-unseen-known-apart-browsers = The earlier audit is of another browser: cookies and findings may be new or gone for that reason alone.
audit-unseen-exemptable = { $count ->
    [one] { $names }: measures audience with a tool that may do without consent only where it is configured for that (CNIL, guidelines 2020-091, article 5). A store does not show how it is configured, so that it is there without consent is no finding, and no clearance.
   *[other] { $names }: measure audience with a tool that may do without consent only where it is configured for that (CNIL, guidelines 2020-091, article 5). A store does not show how it is configured, so that they are there without consent is no finding, and no clearance.
}
audit-unseen-other-storage = Local storage, databases of sites and the like are not looked at, although article 82 is about them as well.
audit-unseen-few-present = { $count ->
    [0] None of the { $declared } names that the charter declares was seen: check that it is the charter of { $site }, and that the pages which set them were opened.
    [one] One of the { $declared } names that the charter declares was seen: check that it is the charter of { $site }, and that the pages which set the others were opened.
   *[other] { $count } of the { $declared } names that the charter declares were seen: check that it is the charter of { $site }, and that the pages which set the others were opened.
}
audit-unseen-altered = This dossier was changed after it was written: nothing in it is proven by it. Audit the stores again, or take the file as it was saved.
audit-unseen-known = Only what is new since the audit of { $date } is listed: { $known }, { $gone }.
audit-known-left-out = { $count ->
    [one] { $count } finding known then is left out
   *[other] { $count } findings known then are left out
}
audit-known-gone = { $count ->
    [one] { $count } is no longer there
   *[other] { $count } are no longer there
}
audit-unseen-known-and-unasked = Only what is new since the audit of { $date } is listed, and { $unasked }: { $known }, { $gone }.
audit-known-unasked = { $count ->
    [one] { $count } finding that it could not have had
   *[other] { $count } findings that it could not have had
}
audit-known-untold = { $count ->
    [one] { $count } finding known then could not be looked for here: whether it is gone is not known.
   *[other] { $count } findings known then could not be looked for here: whether they are gone is not known.
}
audit-unseen-clock = This store holds the time { $date }, which is after it was read or before there were cookies: the clock of its machine was wrong, or the file was changed. What is told of times and lives rests on it: { $store }
audit-unseen-pair-swapped = The store given as taken { $later } was taken before the one given as taken { $earlier }, by what both hold. Give them in their order: until then nothing is told of what was kept or came new { $later }.
audit-unseen-pair-other-visitor = The store given as taken { $later } has none of the visits of the one given as taken { $earlier } in its history: they are of two visitors, or the history was cleared in between. Take both in one profile: until then nothing is told of what was kept or came new { $later }.
audit-unseen-pair-older = Cookies of the store given as taken { $later } are older than those of the same name in the one given as taken { $earlier }: they were swapped, or are of two visitors. Until that is put right nothing is told of what was kept or came new { $later }.
audit-unseen-far-apart = The store taken { $later } was used { $span } after the one taken { $earlier }: what differs may be the site as it is by now. Take both in one visit.
audit-unseen-no-charter = No charter was given, so nothing is compared with what is declared.
audit-unseen-portal = Cookies that “{ $charter }” declares stand together on { $hosts }, as on a portal of that platform.
audit-unseen-portal-how = If it is one, compare it with that charter: choose it in the window, or give --charter builtin: on the command line.
audit-unseen-other-hosts = { $count ->
    [one] The charter speaks for { $scope }, so { $count } cookie of another host of the site was not compared with it: { $hosts }. To compare everything, choose the charter yourself.
   *[other] The charter speaks for { $scope }, so { $count } cookies of other hosts of the site were not compared with it: { $hosts }. To compare everything, choose the charter yourself.
}
audit-unseen-hosts-opened = { $count ->
    [0] Pages of other hosts of { $domain } were opened in the same profile, and what those keep for themselves does not count ({ $cookies }): { $hosts }.
   *[other] Pages of other hosts of { $domain } were opened in the same profile, and what those keep for themselves does not count ({ $cookies }): { $hosts }. Cookies of third parties are kept for { $domain } as a whole, so that those here ({ $count }) may have come with the pages of { $site } or with theirs.
}
audit-unseen-hosts-untold = Cookies of other hosts of the site count ({ $hosts }). Without a browsing history beside the store it cannot be told whether they came with the pages of { $site } or with pages of their own.
audit-unseen-other-scope = The charter speaks for { $scope }, not for { $site }. Its declarations were compared all the same: check that it is the charter of this site.
audit-unseen-no-name = { $count ->
    [one] { $count } line of the charter gives no technical name, so nobody can tell which cookie it means.
   *[other] { $count } lines of the charter give no technical name, so nobody can tell which cookies they mean.
}
audit-unseen-lines-disagree = The charter declares these names on several lines that do not agree: { $names }. The longest duration and the category that asks for most consent were compared. Make the lines agree.
audit-unseen-not-understood = { $count ->
    [one] { $count } line of the charter was not understood and counts for nothing.
   *[other] { $count } lines of the charter were not understood and count for nothing.
}
audit-unseen-same-store = What was given as taken { $earlier } and { $later } is the same, byte by byte: one moment, and nothing can be said of what happened between them.
audit-unseen-lacking = Not every cookie could be had of the moment “{ $moment }” ({ $which }): of one that is missing there nothing can be said.
audit-unseen-lacking-names = Cookies that may need consent and were seen later, of which nobody can tell whether they were there: { $count } ({ $names }).
audit-lacking-lasting = those that outlive the session
audit-lacking-session = those that end with the session
audit-lacking-site = no store shows the site then; a private window keeps nothing, and a browser may not have written yet
audit-unseen-not-sought = Declared and not seen, but not every store could have shown them: { $count } ({ $names }).
audit-unseen-no-earlier = There is a store taken { $shown } and none taken { $missing }, so what was kept cannot be told from what came new. Cookies there that may need consent: { $count }.
audit-unseen-no-earlier-named = There is a store taken { $shown } and none taken { $missing }, so what was kept cannot be told from what came new. Cookies there that may need consent: { $count } ({ $names }).
audit-unseen-ended = { $count ->
    [one] The browser still keeps { $count } cookie { $moment } whose life was over before its last page was opened, and which does not count there: { $names }.
   *[other] The browser still keeps { $count } cookies { $moment } whose life was over before its last page was opened, and which do not count there: { $names }.
}
audit-unseen-no-moment = No store of these moments was given, so what shows at them alone was not looked for: { $moments }.
audit-unseen-no-moments = No store was given with its moment, so what a refusal, an acceptance or a withdrawal should change was not looked for.
audit-unseen-no-moments-how = Say of each store when it was taken: in the window, or with --before, --refused, --accepted, --withdrawn on the command line.
audit-unseen-browsers = The moments were taken with different browsers ({ $browsers }): a cookie may differ for that reason alone.
audit-unseen-other-browser = A browser of which a store was taken { $shown } has none that was taken { $missing }: nothing is kept from one browser to another, so what was kept is not told from what came new there. Cookies that it alone shows and that may need consent: { $count }.
audit-unseen-other-browser-named = A browser of which a store was taken { $shown } has none that was taken { $missing }: nothing is kept from one browser to another, so what was kept is not told from what came new there. Cookies that it alone shows and that may need consent: { $count } ({ $names }).
audit-unseen-no-third-party = No store shows a cookie of a third party. A browser that blocks them shows none either.
audit-unseen-unplaced = Cookies of other sites of which this store does not tell on whose pages they were set, and which do not count: { $count }. A profile used for this site alone tells more: { $store }
audit-unseen-taken-for-third = Without a browsing history beside the store it cannot be told on whose pages cookies of these third parties were set: { $domains }. They are taken to have come with { $site }. To be sure, audit copies of whole profiles.
audit-unseen-values = Values were not read, so what the banner noted of the choice (accepted, refused) is not compared with the cookies that are there.
audit-unseen-values-how = To read them: “Read the visitors’ choices” in the window, or --with-values on the command line.
audit-unseen-record-encrypted = The browser encrypted what { $tool } noted of the choice, so it could not be read: { $store }
audit-unseen-record-missing = The store holds no readable value of what { $tool } noted of the choice: { $store }
audit-unseen-record-empty = What { $tool } noted of the choice is empty: { $store }
audit-unseen-record-unknown-form = What { $tool } noted of the choice has a form that is not known, so nothing of it could be read: { $store }
audit-unseen-flaw-cut = What { $tool } noted of the choice is cut off; only its beginning was read: { $store }
audit-unseen-flaw-unknown-version = What { $tool } noted of the choice is of a version that is not known; only its date was read: { $store }
audit-unseen-no-record = This store holds no record of the choice by a known consent tool: { $store }
audit-unseen-other-choice = This store was given as “{ $moment }”, but the consent tool says otherwise ({ $said }): { $store }
consent-records-title = What the consent tools noted
consent-records-caption = Records of the choice, decoded from values that were asked for, where need be with the key by which the browser encrypted them; the values themselves are kept nowhere
consent-said-accepted-all = everything accepted
consent-said-refused-all = everything refused
consent-said-part = partly accepted
consent-said-no-choice-yet = no choice yet
consent-said-unknown = not told by the record
consent-record = { $tool } ({ $names }): { $said }.
consent-record-at = { $tool } ({ $names }), { $when }: { $said }.
consent-choice = { $name } ({ $purpose })
consent-record-granted = Accepted: { $list }.
consent-record-refused = Refused: { $list }.
consent-record-open = Not answered: { $list }.
consent-record-vendors = { $count ->
    [one] { $count } vendor accepted.
   *[other] { $count } vendors accepted.
}
consent-propose-before = The record says that no choice was made yet: if that is the moment meant, give this store as --before.
consent-propose-refused = The record says “refused”: if that is the moment meant, give this store as --refused (or --withdrawn).
consent-propose-accepted = The record says “accepted”: if that is the moment meant, give this store as --accepted.
tcf-purpose-1 = storing and reading on the device
tcf-purpose-2 = choosing ads from limited data
tcf-purpose-3 = profiles for personalised ads
tcf-purpose-4 = personalised ads from profiles
tcf-purpose-5 = profiles for personalised content
tcf-purpose-6 = personalised content from profiles
tcf-purpose-7 = measuring ads
tcf-purpose-8 = measuring content
tcf-purpose-9 = understanding audiences
tcf-purpose-10 = developing and improving services
tcf-purpose-11 = choosing content from limited data
tcf-feature-1 = precise location
tcf-feature-2 = recognising the device actively
publish-title = Cookie charter of { $site }
publish-lead = A cookie is a small text that a site leaves in the browser, and reads again at later visits. This table lists those of { $site }.
publish-caption = Cookies of { $site }
publish-provider = Provider
publish-service = Service
publish-name = Cookie name
publish-purposes = Purposes
publish-category = Category
publish-life = Duration
publish-changes = Note
publish-gap = to be completed
publish-category-necessary = Necessary
publish-category-statistics = Statistics
publish-category-first-party = First-party (advertising, following)
publish-category-third-party = Third-party
publish-life-session = session
publish-life-second = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
publish-life-minute = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
publish-life-hour = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
publish-life-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
publish-life-month = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
publish-life-year = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
publish-new = new
publish-life-was = declared as: { $declared }
publish-life-was-unsaid = no duration was declared
publish-category-was = declared as: { $declared }
publish-category-was-unsaid = no category was declared
publish-kinds = What the categories mean
publish-kind = { $category }:
publish-notes = Before publishing
publish-note-gaps = { $count ->
    [one] { $count } cell says “to be completed”: only whoever answers for the site knows what belongs there.
   *[other] { $count } cells say “to be completed”: only whoever answers for the site knows what belongs there.
}
publish-note-gone = Declared so far and seen at no moment, so left out: { $names }. Put back what is only set elsewhere, after signing in for example. Take this note out before publishing.
publish-note-unnamed = { $count ->
    [one] { $count } name cannot be written in a table (it is empty, or of signs alone).
   *[other] { $count } names cannot be written in a table (they are empty, or of signs alone).
}
cli-one-target = The report, the dossier and the charter cannot be written to one file. Give each a name of its own.
cli-charter-ending = --write-charter needs a file ending in .html, .md or .csv
audit-code-set-before-choice = There before any choice
audit-code-kept-after-refusal = Still there after refusing
audit-code-kept-after-refusal-untold = There after refusing
audit-code-set-after-refusal = Set after refusing
audit-code-kept-after-withdrawal = Still there after withdrawing
audit-code-kept-after-withdrawal-untold = There after withdrawing
audit-code-set-after-withdrawal = Set after withdrawing
audit-code-consent-record-disagrees = There although the consent tool noted a refusal
audit-code-declared-contradicted = Declared as less than what is known of it
audit-code-undeclared = Not declared
audit-code-third-party-undeclared = Of a third party, not declared
audit-code-unknown-purpose = Unknown purpose
audit-code-outlives-declaration = Lives longer than declared
audit-code-audience-over-13-months = Audience measurement over the limit
audit-code-consent-over-6-months = Choice kept longer than good practice
audit-code-session-without-secure = Session without Secure
audit-code-session-without-http-only = Session without HttpOnly
audit-code-prefix-broken = Broken prefix
audit-code-declared-absent = Declared, not seen
audit-sentence-set-before-choice = “{ $name }” of { $host } (purpose: { $purpose }) may need consent and is there before any choice.
audit-purpose-assumed = { $purpose }, as its name or cookies beside it suggest; nobody has said so
audit-sentence-kept-after-refusal-untold = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, and is there after refusing. Whether it was there before the choice cannot be told (see what could not be seen).
audit-sentence-kept-after-withdrawal-untold = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, and is there after withdrawing. Whether it was there before cannot be told (see what could not be seen).
audit-sentence-kept-after-refusal = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, was there before the choice, and is still there after refusing.
audit-sentence-set-after-refusal = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, and came after refusing.
audit-sentence-kept-after-withdrawal = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, and is still there after withdrawing.
audit-sentence-set-after-withdrawal = “{ $name }” of { $host } (purpose: { $purpose }) may need consent, and came after withdrawing.
audit-sentence-consent-record-disagrees = { $tool } noted a refusal in “{ $name }” of { $host }, and cookies that may need the consent which was refused are there all the same.
audit-sentence-declared-contradicted = The charter declares “{ $name }” of { $host } as { $declared }; what is known of it says { $purpose }.
audit-sentence-declared-contradicted-another-sites = The charter declares “{ $name }” of { $host } as { $declared }, which may do without consent only on the site itself; this cookie is of another site.
audit-sentence-undeclared = “{ $name }” of { $host } is there, and no line of the charter names it.
audit-sentence-third-party-undeclared = “{ $name }” of { $host } is of another site or works for another organisation, and no line of the charter names it.
audit-sentence-undeclared-unclear = { $count ->
    [one] “{ $name }” of { $host } is there, and no line of the charter that was understood names it; line { $lines }, which was not understood, holds the name.
   *[other] “{ $name }” of { $host } is there, and no line of the charter that was understood names it; lines { $lines }, which were not understood, hold the name.
}
audit-sentence-third-party-undeclared-unclear = { $count ->
    [one] “{ $name }” of { $host } is of another site or works for another organisation, and no line of the charter that was understood names it; line { $lines }, which was not understood, holds the name.
   *[other] “{ $name }” of { $host } is of another site or works for another organisation, and no line of the charter that was understood names it; lines { $lines }, which were not understood, hold the name.
}
audit-sentence-third-party-undeclared-another-site = “{ $name }” of { $host } is of another site, and no line of the charter names it.
audit-sentence-third-party-undeclared-for-another = “{ $name }” of { $host } is stored under the site itself and works for another organisation, and no line of the charter names it.
audit-sentence-unknown-purpose = “{ $name }” of { $host } is there, is not declared, and neither its name nor its domain says what it is for.
audit-sentence-outlives-declaration = “{ $name }” of { $host } lives for { $life }; the charter declares { $declared }.
audit-sentence-outlives-session = “{ $name }” of { $host } lives for { $life }; the charter declares that it ends with the session.
audit-sentence-audience-over-13-months = “{ $name }” of { $host } measures audience and lives for { $life }, over { $limit }.
audit-sentence-audience-over-13-months-assumed = “{ $name }” of { $host } measures audience, as its name or cookies beside it suggest (nobody has said so), and lives for { $life }, over { $limit }.
audit-sentence-consent-over-6-months = “{ $name }” of { $host } keeps the visitor’s choice for { $life }, over { $limit }.
audit-sentence-session-without-secure = “{ $name }” of { $host } identifies a session and may be sent unencrypted (no Secure).
audit-sentence-session-without-http-only = “{ $name }” of { $host } identifies a session and can be read by scripts (no HttpOnly).
audit-sentence-prefix-not-secure = “{ $name }” of { $host } promises Secure by its name, and lacks it.
audit-sentence-prefix-not-host-only = “{ $name }” of { $host } promises by its name to stay on one host, and has a domain.
audit-sentence-prefix-path-not-root = “{ $name }” of { $host } promises the path / by its name, and has another.
audit-sentence-declared-absent = The charter declares “{ $name }”, and no cookie of the site has this name at any moment that was shown.
audit-do-set-before-choice = Load whatever sets it only once the visitor has accepted, unless it is strictly necessary to what the visitor asked for: then say so in the charter.
audit-do-kept-after-refusal = Remove it when the visitor refuses, and do not set it before. A third party’s cookie can only be removed by that party: load its content only once the visitor has accepted.
audit-do-set-after-refusal = Find out what loads it after the refusal (tag manager, embedded content) and tie that to the consent.
audit-do-kept-after-withdrawal = Remove it when consent is withdrawn. A third party’s cookie can only be removed by that party: stop loading its content, and say in the charter how to remove it.
audit-do-set-after-withdrawal = Find out what loads it after the withdrawal, and stop it there.
audit-do-consent-record-disagrees = Have what sets these cookies wait for the consent tool, and remove them when it notes a refusal.
audit-do-declared-contradicted = Put it under the category that fits what it does, and ask for consent if that category needs it.
audit-do-undeclared = Add it to the charter with its purpose and duration, or stop setting it.
audit-do-third-party-undeclared = Add it to the charter with the organisation behind it, its purpose and duration, or remove the content that brings it.
audit-do-unknown-purpose = Ask whoever develops the site what it is for, then declare it, or remove it.
audit-do-outlives-declaration = Shorten the life of the cookie, or correct the duration in the charter.
audit-do-audience-over-13-months = Set the life of the cookie to 13 months at most, and do not extend it at new visits.
audit-do-consent-over-6-months = Keep the choice for 6 months, then ask again.
audit-do-session-without-secure = Set the attribute Secure in the configuration of the session. If it is a third party’s, ask that party to.
audit-do-session-without-http-only = Set the attribute HttpOnly in the configuration of the session. If it is a third party’s, ask that party to.
audit-do-prefix-broken = Set the cookie with the attributes that its name promises, or rename it. Browsers refuse it from a site: an extension may have written it.
audit-do-declared-absent = Check whether it is still in use (perhaps only after signing in, or on other pages); else remove the line.
error-dossier-unreadable = The dossier cannot be read ({ $reason }). Check the name and that you may read it.
error-dossier-empty = This dossier is empty. Take the file as it was saved, or audit the stores again.
error-dossier-too-large = This file is larger than { $megabytes } MB, which no dossier is. Check that it is the right one.
error-dossier-not-a-dossier = This is no dossier of an audit. `audit --save` writes one.
error-dossier-cut = This dossier is cut off: its end is missing. Take a whole copy, or audit the stores again.
error-dossier-damaged = This dossier is damaged on line { $line }. Take the file as it was saved, or audit the stores again.
error-dossier-form = Something in this dossier is not what its version says. Take the file as it was saved, or audit the stores again.
error-dossier-newer = This dossier is whole, but holds something that this program does not know: a newer one wrote it. Open it with that one, or with the newest.
error-dossier-older = This dossier is whole, but { $program }, which wrote it, is older than this program, which does not know its form any more. Open it with that one, or audit the stores again.
error-dossier-unknown-version = This dossier has version { $version } of its form, which this program does not know. Open it with a newer one.
cli-baseline-other-site = The baseline is an audit of another site ({ $site }).
cli-audit-no-site = An audit needs its site: add --site, or name a dossier alone.
cli-dossier-and-more = A dossier is shown as it was kept: leave out --site, --charter, --knowledge, --with-values and --no-corrections, or name the stores.
cli-audit-nothing = No store shows this site

## Stores and dossiers beside each other
compare-title = Side by side
compare-side-store = { $name }, read on { $date }
compare-side-dossier = { $name }, audit of { $site } of { $date }
compare-changes-title = What changed
compare-differing-title = Cookies that differ
compare-sums-title = By category
compare-organisations-title = By organisation
compare-absent = absent
compare-not-told = not known
compare-same = { $count ->
    [one] { $count } cookie is the same on all sides
   *[other] { $count } cookies are the same on all sides
}
compare-since = Since { $date }: { $what }.
compare-from-to = From { $from } to { $to }: { $what }.
compare-other-site = These are of different sites: { $first } and { $second }.
compare-part-nothing = no cookie differs
compare-part-new = { $count ->
    [one] one cookie more ({ $names })
   *[other] { $count } cookies more ({ $names })
}
compare-part-gone = { $count ->
    [one] one gone ({ $names })
   *[other] { $count } gone ({ $names })
}
compare-part-untold = { $count ->
    [one] one that the other side could not have shown ({ $names })
   *[other] { $count } that the other side could not have shown ({ $names })
}
compare-part-changed = { $count ->
    [one] one changed
   *[other] { $count } changed
}
compare-changed-life = “{ $name }” of { $host } now lives for { $after }; it was { $before }.
compare-changed-life-to-session = “{ $name }” of { $host } now ends with the session; it lived for { $before }.
compare-changed-life-from-session = “{ $name }” of { $host } now lives for { $after }; it ended with the session.
compare-changed-attribute = “{ $name }” of { $host }: { $attribute } is now { $after }; it was { $before }.
compare-changed-moments = “{ $name }” of { $host } is now there { $after }; it was there { $before }.
compare-kept-elsewhere = { $count ->
    [one] One cookie is counted as more and as gone: its name, host and path stand on both sides, but it is not kept apart for the same site or container. Its life and attributes may differ as well.
   *[other] { $count } cookies are counted as more and as gone: their names, hosts and paths stand on both sides, but they are not kept apart for the same site or container. Their lives and attributes may differ as well.
}
compare-more = { $count ->
    [one] And one more change; the list has it.
   *[other] And { $count } more changes; the list has them.
}
compare-findings-new = { $count ->
    [one] One finding more:
   *[other] { $count } findings more:
}
compare-findings-unasked = { $count ->
    [one] One finding that the audit before could not have had (its charter, values or moments were others, or a store could not be read), so that it may not be new:
   *[other] { $count } findings that the audit before could not have had (its charter, values or moments were others, or a store could not be read), so that they may not be new:
}
compare-findings-unasked-now = { $count ->
    [one] One finding of the audit before that this one could not have had (its charter, values or moments are others, or a store could not be read): whether it is gone is not known.
   *[other] { $count } findings of the audit before that this one could not have had (its charter, values or moments are others, or a store could not be read): whether they are gone is not known.
}
compare-findings-gone = { $count ->
    [one] One finding that is no longer there:
   *[other] { $count } findings that are no longer there:
}
compare-apart-charter = { $first } and { $second } were compared with charters that do not declare the same: findings on declarations may have come or gone for that reason alone.
compare-apart-law = { $first } and { $second } were made under different versions of the law ({ $one }; { $other }): findings may have come or gone for that reason alone.
compare-apart-asked = { $first } is of { $one }, { $second } of { $other }: cookies of the other hosts of the site may be more or gone, and findings with them, for that reason alone.
compare-apart-browsers = { $first } is of { $one }, { $second } of { $other }: browsers differ in which cookies they accept and keep apart, so cookies may be more, gone or changed for that reason alone.
compare-not-looked-at = Values are not compared. Local storage, databases of sites and the like are not looked at.
compare-no-charter = This audit was made without a charter, so what the others found of declarations is neither new nor gone.
compare-cookie = { $name } ({ $place })

## Verifying a report
verify-intact = The report’s seal fits: nothing was changed in it by accident (a seal is no signature).
verify-altered = The report was altered after it was written: what it says is not proven by its seal.
verify-unsealed = The report carries no seal, so nobody can tell whether it was altered.
verify-same = The same bytes: { $store }
verify-changed = Changed: { $store }
# A read with the store that answered for it, where that lies elsewhere than the report says.
verify-at = { $line } (compared with: { $place })
verify-gone = Gone, or not among the stores that were named: { $store }
verify-file-same = the same bytes
verify-file-changed = other bytes
verify-file-gone = not there
verify-file-new = not read when the report was made
error-verify-unreadable = The report cannot be read ({ $reason }). Check the name and that you may read it.
error-verify-not-a-report = This is no report that can be verified. Name a JSON, NDJSON or HTML file of `export` or `audit`, or a dossier.

## A guided audit

command-guided = Guided audit…
guided-title = Guided audit
guided-lead = The browser is started twice with an empty profile that is deleted afterwards. The first time you leave the banner unanswered, then refuse; the second time you accept, then withdraw. At each of these moments the program keeps a copy of the cookies. It opens no connection itself: only the browser does.
guided-address = Address of the site
guided-browser = Browser
guided-looking = Looking for browsers…
guided-no-browser = No browser of this machine can be started with a profile of its own. Install Firefox or Chromium, then open this again.
guided-confined = { $browser } is installed as a snap, which takes no profile from elsewhere: it cannot be used here.
guided-third-parties = Cookies of third parties are allowed in this profile, so that the audit sees what the site tries to set.
guided-start = Start the browser
guided-starting = { $browser } is being started…
guided-step = Step { $number } of { $total }: { $step }
guided-step-before = before any choice
guided-step-refused = refuse
guided-step-accepted = accept
guided-step-withdrawn = withdraw
guided-profile-first = first visitor, { $moment }
guided-profile-second = second visitor, { $moment }
guided-do-before-1 = Wait until the page is there. Answer no banner and close none.
guided-do-before-2 = Open two or three other pages of the site; if the banner is in the way, type their addresses.
guided-do-before-3 = Wait half a minute, then come back here.
guided-do-refused-1 = In the same browser window, refuse everything in the banner.
guided-do-refused-2 = Open two or three pages of the site.
guided-do-refused-3 = Wait half a minute, then come back here.
guided-do-accepted-1 = A new window has opened for a second visitor. Accept everything in the banner.
guided-do-accepted-2 = Open two or three pages of the site.
guided-do-accepted-3 = Wait half a minute, then come back here.
guided-do-withdrawn-1 = In the same browser window, look for “cookie settings” (often at the foot of each page) and refuse everything.
guided-do-withdrawn-2 = Open two or three pages of the site.
guided-do-withdrawn-3 = Wait half a minute, then come back here.
guided-done = I have done this
guided-waiting = { $browser } is still writing its cookies: { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} at most. Leave it open.
guided-stop = Stop waiting
guided-again = Again: { $step }
guided-is-taken = The cookies are kept: { $steps }.
guided-all-taken = All four moments are kept. Close the browser here; the audit is behind this dialog.
guided-finish = Close the browser
guided-leave = Show the audit
guided-address-empty = Type the address of the site, for example www.example.org.
guided-address-not-web = Only addresses that begin with http:// or https:// can be audited.
guided-address-secret = The address holds a name or a password. Take them out: addresses stand in reports.
guided-address-no-host = This is no address of a site. Type it as in the browser, for example www.example.org.
guided-error-no-room = No folder for the profile can be made ({ $reason }). Free some space, then try again.
guided-error-not-started = { $browser } did not start ({ $reason }). Choose another browser, or start it once yourself.
guided-error-ended = { $browser } ended as soon as it was started: it may not run for this user. Choose another browser, or start it once yourself to see why.
guided-error-no-store = { $browser } has written no cookies yet. Open the site in its window, then try again.
guided-error-not-copied = The cookies could not be copied ({ $reason }). Try again.
guided-error-out-of-order = This step comes after the one before it. Begin there.
guided-error-cancelled = Stopped; nothing was kept of this step.

## The report of an audit
audit-scope-title = What was audited
audit-charter-file = File of the charter
audit-charter-file-sum = { $file }, SHA-256 { $sha }
audit-declarations = Declarations
audit-declarations-present = { $count ->
    [one] { $count }, of which present: { $present }
   *[other] { $count }, of which present: { $present }
}
audit-method-title = How it was done
audit-method-read = The files were copied and the copies read; nothing was written beside them. The SHA-256 of each file is that of the bytes that were read.
audit-method-rows = The cookies that count are those of the site, and those of third parties that the files show on its pages: kept apart under it, made at the moment of a visit to it, or found in a profile that was filled for this site alone.
audit-method-purpose = What a cookie is for is what is known of its name and domain, else what the charter says, else what its name suggests. A declaration never lowers what is known.
audit-method-life = A life is counted from when the cookie was last set. A declared duration counts by its longest reading; less than 2 days or 2% beyond it is no finding.
audit-method-one-visitor = That what was recorded { $moments } is of the visitor of the moment before is shown by the history, which holds the visits of both.
audit-method-moments = The moments before a choice and after refusing are taken to be of one visitor, those after accepting and after withdrawing of another. A cookie is the same when host, name, path, partition and container are. One whose life was over before the last page was opened is not there any more, though a browser may still keep its row.
audit-method-verdict = This report states facts and names texts with their dates. It gives no legal opinion: what a server does with a cookie, no file shows.
audit-parties-none = No cookie of a third party was seen.
audit-moments-title = The moments side by side
audit-moments-caption = Cookies at each moment
audit-count = What is counted
audit-count-consent = Cookies that may need consent
audit-since = { $moment }: { $kept }, { $new }, { $gone }.
audit-since-kept = { $count ->
    [one] { $count } cookie still there
   *[other] { $count } cookies still there
}
audit-since-new = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
audit-since-untold = { $count ->
    [one] Of { $count } cookie nobody can tell what became of it: one of the two stores could not show it.
   *[other] Of { $count } cookies nobody can tell what became of them: one of the two stores could not show them.
}
audit-since-gone = { $count ->
    [one] { $count } gone
   *[other] { $count } gone
}
audit-rows-of = { $count ->
    [one] { $category }: { $count } cookie, with its life at each moment
   *[other] { $category }: { $count } cookies, with their lives at each moment
}
audit-declared-line = Declared as
audit-not-there = not there
audit-at-least = at least { $count }
audit-not-told = not known
audit-place-apart = { $place }, kept apart for { $partition }
audit-place-container = { $place }, container “{ $container }”
audit-sources-title = Sources
audit-source-date = Date
audit-source-page = Page
audit-source-cookies = Cookies
audit-source-read = Read on
audit-source-unread = not read
audit-catalogue-caption = Pages that describe the cookies
audit-sheet-summary = Summary
audit-sheet-findings = Findings
audit-sheet-cookies = Cookies
audit-sheet-reads = Reads
audit-sheet-sources = Sources
audit-severity = Weight
audit-finding = Finding
audit-sentence = In a sentence
audit-source = Source
audit-sheet-moments = Moments

## Many sites in one run
cli-list-progress = { $number } of { $all }: { $site }
cli-list-format = Pages and workbooks are of one site. A list is written as text, json or csv; --save keeps one dossier a site.
part-third-parties = Third parties
audit-list-not-seen = no store shows it
audit-list-failed = not audited
audit-list-line = Line { $line } ({ $site }): { $reason }
list-line-no-site = it names no site
list-line-no-store = it names no store
list-line-no-moment = “{ $word }” is no moment; before a store stand before, refused, accepted, withdrawn, observed or nothing
error-list-unreadable = The list of sites cannot be read ({ $reason }). Check the name and that you may read it.
error-list-not-understood = This is no list of sites: { $reason }. Save it as CSV with the columns site, charter, stores.
error-list-no-columns = This is no list of sites: its first line must name the columns site and stores, and may name charter.
error-list-no-lines = The list names no site: below the line with the columns a line for each site is missing.
audit-more-told = { $count ->
    [one] One more is in the workbook, the CSV and the JSON of this audit.
   *[other] { $count } more are in the workbook, the CSV and the JSON of this audit.
}

# How to get rid of a cookie, in the words of each browser’s menus: a step a line (docs/removal.md says which were followed)
removal-title = How to get rid of it
removal-link = How to get rid of it…
removal-copy = Copy these steps
removal-note = This program deletes nothing. These are the words of the browser’s own menus; another version may call things a little differently.
removal-of = { $what }, in { $browser }
removal-step = { $number }. { $step }
removal-part-cookie = This cookie alone
removal-part-site = All that { $site } stored
removal-part-others = Keep third parties out
removal-third-parties = Third parties
removal-others-stay = What they have stored already stays until it is deleted or ends. A cookie and the page of a site tell how to delete it.
removal-part-returns = What comes back
removal-embedded = It is kept apart for that site: the part of the page that sets it must be there, and may set it again.
removal-site-note = The rest of what { $site } stored goes too: you will be signed out there.
removal-firefox-apart = Without that, Firefox already keeps third parties apart from site to site.
removal-site-others = Others who stored something on its pages are listed under their own names: { $others }.
removal-returns-needed = The site needs it and sets it again at the next visit.
removal-returns-site = The site sets its own cookies again at the next visit; what asks for consent stays away if you refuse in its banner.
removal-returns-tracker = The tracker sets it again on the next page that uses it, unless third parties are blocked or you refuse in the site’s banner.
removal-returns-trackers = Third parties set theirs again on the next page that uses them, unless they are blocked or you refuse in the site’s banner.
removal-returns-choice = It remembers what was chosen: without it the site asks again.
removal-returns-session = It ends with the session: closing the browser removes it, unless the browser opens the last pages again.
removal-firefox-cookie =
    Type { $page } in the address bar and press Enter; the page need not exist.
    Press Shift+F9, or open the menu (three lines) › “More Tools” › “Web Developer Tools”, then the tab “Storage”.
    On the left, open “Cookies” and choose the address with { $host }.
    Right-click the line whose “Name” is { $name }, then choose “Delete “{ $name }-…””.
removal-firefox-site =
    Menu (three lines) › “Settings” › “Privacy and security”.
    Under “Browsing data”, “Clear data for specific sites”.
    Search for { $site }, choose it, then “Remove Selected”, “Save Changes” and “Remove”.
removal-firefox-others =
    Menu (three lines) › “Settings” › “Privacy and security”.
    Under “Enhanced Tracking Protection”, “Advanced settings”, then “Custom” and “Customize tracking protection”.
    Beside “Cookies”, “Block all cross-site cookies (may cause websites to break)”.
removal-chromium-cookie =
    Type { $page } in the address bar and press Enter; the page need not exist.
    Press F12 (or Ctrl+Shift+I), then the tab “Application”; in a narrow window it is behind the double arrow.
    On the left, under “Storage”, open “Cookies” and choose the address with { $host }.
    Choose the line whose “Name” is { $name }, then press the cross “Delete Selected” above the list.
removal-chromium-site =
    Menu (three dots) › “Settings” › “Privacy and security” › “Third-party cookies”.
    “See all site data and permissions”.
    Search for { $site }, press the bin beside it, then “Delete”.
removal-chromium-others =
    Menu (three dots) › “Settings” › “Privacy and security” › “Third-party cookies”.
    Choose “Block third-party cookies”.
removal-chrome-site = { removal-chromium-site }
removal-chrome-others = { removal-chromium-others }
removal-edge-site =
    Menu (three dots) › “Settings” › “Privacy, search, and services” › “Cookies”.
    “See all cookies and site data”.
    Search for { $site } and press the bin beside it.
removal-edge-others =
    Menu (three dots) › “Settings” › “Privacy, search, and services” › “Cookies”.
    Switch on “Block third-party cookies”.
removal-brave-site =
    Type brave://settings/content/all in the address bar.
    Search for { $site }, press the bin beside it, then “Delete”.
removal-brave-others =
    Type brave://settings/shields in the address bar.
    At “Block cookies”, choose “Block third-party cookies” (which is how Brave comes).
removal-opera-site =
    Type opera://settings/content/all in the address bar.
    Search for { $site }, press the bin beside it, then “Delete”.
removal-opera-others =
    Type opera://settings/cookies in the address bar.
    Choose “Block third-party cookies”.
removal-vivaldi-site =
    Menu › “Settings” › “Privacy and Security” › “Cookies”.
    “Show Saved Cookies”, search for { $site }, choose it and delete it.
removal-vivaldi-others =
    Menu › “Settings” › “Privacy and Security” › “Cookies”.
    At “Third-Party Cookies”, choose “Block All”.
removal-epiphany-cookie =
    GNOME Web has no way to delete one cookie alone: delete what the whole site stored, as below.
removal-epiphany-site =
    Menu (three lines) › “Preferences” › “Privacy” › “Clear Website Data”.
    Search for { $site } and choose its “Cookies”.
    “Clear Data”.
removal-epiphany-others =
    Menu (three lines) › “Preferences” › “Privacy”.
    Under “Web Tracking”, switch on “Intelligent Tracking Prevention”.
removal-safari-cookie =
    Menu “Safari” › “Settings…” › “Advanced”: switch on “Show features for web developers” (once).
    Open { $page }; the page need not exist.
    Menu “Develop” › “Show Web Inspector” › “Storage” › “Cookies”, and choose { $host }.
    Choose the line { $name } and press the delete key.
removal-safari-site =
    Menu “Safari” › “Settings…” › “Privacy” › “Manage Website Data…”.
    Search for { $site }, choose it, then “Remove” and “Done”.
removal-safari-others =
    Menu “Safari” › “Settings…” › “Privacy”.
    Switch on “Prevent cross-site tracking”; Safari blocks cookies of third parties by itself.
removal-other-cookie =
    Open { $page } in { $browser }, then its tools for developers (often F12), where cookies are listed under “Storage” or “Application”.
    Find { $name } under { $host } and delete it. Where there is no such tool, delete what the whole site stored.
removal-other-site =
    In the settings of { $browser }, look under privacy for cookies and site data.
    Find { $site } there and delete it.
removal-other-others =
    In the settings of { $browser }, look under privacy for a choice that blocks third-party (or cross-site) cookies.

# Notes and labels
command-take-in-notes = Take in notes of somebody else…
their-notes = Notes of somebody else
their-notes-title = Notes from { $name }
their-notes-new = { $count ->
    [one] { $count } note is new.
   *[other] { $count } notes are new.
}
their-notes-longer = { $count ->
    [one] { $count } says all that yours says, and more.
   *[other] { $count } say all that yours say, and more.
}
their-notes-same = { $count ->
    [one] { $count } says nothing that yours does not.
   *[other] { $count } say nothing that yours do not.
}
their-notes-conflicts = { $count ->
    [0] None contradicts yours.
    [one] { $count } is about the same as one of yours and says something else: choose.
   *[other] { $count } are about the same as some of yours and say something else: choose.
}
their-notes-all = For all:
their-notes-yours = Yours
their-notes-other = Theirs
their-notes-both = Keep both, line by line
their-notes-mine = Keep mine
their-notes-theirs = Take theirs
their-notes-more = { $count ->
    [one] { $count } more is not shown: both are kept of it, unless you choose for all.
   *[other] { $count } more are not shown: both are kept of them, unless you choose for all.
}
their-notes-take-in = Take in
toast-notes-taken-in = { $count ->
    [0] No note changed
    [one] { $count } note taken in
   *[other] { $count } notes taken in
}
note-part = Note
note-in-dossier = Note in the dossier
note-column-labels = Labels
note-write = Write a note…
note-change = Change the note…
note-title = Note on { $about }
note-text = Note
note-labels = Labels, separated by commas
note-kept = Kept in a plain file beside your corrections; an empty note is removed.
note-not-kept = Kept until the window is closed.
note-save = Keep the note
note-begun = You had begun to write this; it is not kept yet.
note-start-over = Drop it
note-too-long = The note is too long: at most { $most } characters are kept. Shorten it.
note-too-many-labels = There are too many labels: at most { $most } are kept. Take some away.
note-label-too-long = A label is too long: at most { $most } characters are kept. Shorten it.
toast-overtaken = Nothing was taken back: this was changed elsewhere since then
toast-noted = The note is kept
error-notes-unreadable = Your notes could not be read: { $reason }. Check that you may read this file.
error-notes-not-understood = Your notes could not be understood: line { $line } is wrong. Mend the file or move it away; until then it is left as it is, and none of them is shown.
error-notes-unwritten = Your note was not kept: { $reason }. What you wrote is shown again; check that you may write to this folder and that there is room, then keep it again.
export-notes = Include your notes and labels
cli-notes-format = Notes go into CSV, JSON, NDJSON and Parquet only; choose one of these with -f.
cli-notes-list = A table of many sites has no room for notes. Keep one dossier a site with --save, or leave --with-notes out.
toast-decided-already = That is said already: nothing was kept

## The filter language: names that are typed (the first is written, the others are understood too), what its errors say, and its controls
filter-key-category = category
filter-key-party = party
filter-key-purpose = purpose
filter-key-consent = consent
filter-key-confidence = confidence
filter-key-finding = finding
filter-key-declared = declared
filter-key-life = life lifetime
filter-key-provider = provider
filter-key-organisation = organisation organization third-party
filter-key-site = site
filter-key-host = host domain
filter-key-name = name
filter-key-path = path
filter-key-seen-on = seen-on
filter-key-container = container
filter-key-browser = browser
filter-key-profile = profile
filter-key-store = store
filter-key-same-site = same-site
filter-key-secure = secure
filter-key-http-only = http-only
filter-key-host-only = host-only
filter-key-partitioned = partitioned
filter-key-expires = expires
filter-key-created = created
filter-key-accessed = accessed used
filter-key-secret = value values
filter-value-category-necessary = necessary
filter-value-category-statistics = statistics
filter-value-category-first-party = first-party
filter-value-category-third-party = third-party
filter-value-party-first = first
filter-value-party-for-third = for-third
filter-value-party-third = third
filter-value-purpose-necessary = necessary
filter-value-purpose-statistics = statistics
filter-value-purpose-advertising = advertising
filter-value-purpose-unknown = unknown
filter-value-consent-not-required = not-required not-needed
filter-value-consent-if-necessary = if-necessary
filter-value-consent-if-anonymous = if-anonymous
filter-value-consent-required = required needed
filter-value-confidence-assumed = assumed
filter-value-confidence-likely = likely
filter-value-confidence-certain = certain
filter-value-finding-undeclared = undeclared
filter-value-finding-third-party-undeclared = third-party-undeclared
filter-value-finding-sources-disagree = sources-disagree
filter-value-finding-declared-contradicted = declared-contradicted
filter-value-finding-audience-over-13-months = audience-over-13-months
filter-value-finding-consent-over-6-months = consent-over-6-months
filter-value-finding-session-without-http-only = session-without-http-only
filter-value-finding-session-without-secure = session-without-secure
filter-value-finding-prefix-broken = prefix-broken
filter-value-finding-party-disputed = party-disputed
filter-value-same-site-strict = strict
filter-value-same-site-lax = lax
filter-value-same-site-none = none
filter-value-same-site-unset = unset
filter-value-same-site-none-or-unset = none-or-unset
filter-value-flag-yes = yes true
filter-value-flag-no = no false
filter-value-flag-unknown = unknown
filter-value-life-session = session
filter-value-life-day = day
filter-value-life-week = week
filter-value-life-month = month
filter-value-life-six-months = six-months
filter-value-life-thirteen-months = thirteen-months
filter-value-life-longer = longer
filter-value-life-unknown = unknown
filter-unit-s = s second seconds
filter-unit-min = min minute minutes
filter-unit-h = h hour hours
filter-unit-d = d day days
filter-unit-w = w week weeks
filter-unit-mo = mo month months
filter-unit-y = y year years
filter-label-organisation = Third party
filter-not = Except: { $what }
filter-or = { $first } or { $second }
filter-life-less = under { $span }
filter-life-at-most = at most { $span }
filter-life-more = over { $span }
filter-life-at-least = at least { $span }
filter-date-less = before { $day }
filter-date-at-most = up to { $day }
filter-date-more = after { $day }
filter-date-at-least = from { $day }
filter-span-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
filter-word = “{ $word }”
filter-no-charter = No charter covers it
filter-empty = none
filter-error = Character { $place }: { $what }
filter-error-key = “{ $typed }” is no known filter. Known are party, life, site, provider and others; a word with “:” stands in quotation marks.
filter-error-key-near = “{ $typed }” is no known filter. Did you mean { $nearest }?
filter-error-no-values = the values of cookies are secrets and are never searched.
filter-error-something = a value is missing after “{ $key }:”, for instance { $example }.
filter-error-one-of = “{ $typed }” is no value of “{ $key }”. Expected { $list }.
filter-error-span = expected a span of time, such as { $example }.
filter-error-date = expected a date, such as 2026, 2026-11 or 2026-11-27.
filter-error-colon = “{ $key }” is not compared by < or >: write “{ $key }:”.
filter-error-closing-quote = the closing quotation mark is missing.
filter-error-no-joining = “{ $typed }” joins nothing: a cookie must meet every term. One of several values is written { $example }; the word itself stands in quotation marks.
filter-offers = Suggestions
filter-offers-count = { $count ->
    [one] { $count } suggestion. Down chooses it.
   *[other] { $count } suggestions. Down chooses one.
}
filter-kept-result = What is shown is still the last filter that was understood.
cli-filter = The filter is not understood. { $what }
filter-panel-keys = Click: keep only these · Right click or Delete: leave out
filter-panel-more = { $count ->
    [one] { $count } more: type { $key }:
   *[other] { $count } more: type { $key }:
}
filter-kept = Kept filters (Delete drops one)
filter-keep = Keep this filter…
filter-keep-title = Keep this filter
filter-keep-name = Name
filter-keep-button = Keep
toast-filter-kept = Kept as “{ $name }”, in the list under “Filter”.
keyboard-by-cell = + and -
keyboard-by-cell-text = Keep only what the cell says, or leave it out
table-sort-place = { $what }, { $place } of { $all }
keyboard-headings = On a heading
keyboard-headings-text = Shift+Enter sorts by it as well; Ctrl+Left and Ctrl+Right move the column; Shift+Home fits it to its texts
copy-rows-csv = Copy rows as CSV
copy-rows-json = Copy rows as JSON

## Following stores, and what a reading changed
command-follow = Follow the stores
command-start-from-here = Start from here
watch-title = What changed
watch-list = New, changed and gone cookies
watch-following = Followed since { $time }: { $what }
watch-since = Since the reading at { $time }: { $what }
watch-nothing = nothing changed
watch-nothing-read = nothing changed in what could be read again
watch-not-known = what changed is not known
watch-new = { $count } new
watch-changed = { $count } changed
watch-gone = { $count } gone
watch-mark-new = new
watch-mark-changed = changed
watch-mark-gone = gone
watch-show-list = Show the list
watch-hide-list = Hide the list
watch-show-rows = Show the rows
watch-copy = Copy the list
watch-stop = Stop following
watch-more = More
watch-lost = { $store } cannot be read now; it is followed again as soon as it is back. { $reason }
watch-old = { $store } could not be read again: its rows are those from before. { $reason }
watch-replaced = Another file was put in the place of { $store }: new and gone cookies are the difference between the two.
news-attribute = { $attribute }: { $after }, was { $before }
news-set-again = set again

## The command palette
command-commands = All commands
commands-hint = Type what you want to do
commands-list = Commands
commands-found = { $count ->
    [0] No command is called so.
    [one] { $count } command
   *[other] { $count } commands
}

## What was open comes back
settings-start = At the start
settings-start-page = The start page
settings-start-last = What was open last, filtered and sorted as it was
toast-last-gone = { $count ->
    [one] A store that was open last could not be opened again: { $names }
   *[other] { $count } stores that were open last could not be opened again: { $names }
}

## The first steps
command-tour = Three first steps
tour-step = Step { $step } of { $all }: { $page }
tour-overview = Everything in a few sentences: how many cookies there are, how many need consent, who follows you. Each number and each sentence leads to its cookies.
tour-cookies = Sites on the left, their cookies in the middle. Choose a row with the pointer or the arrows: on the right stands what it is for, for whom, how sure that is, and why.
tour-audit = Choose a site: what its charter declares is compared with what is in the store. Each finding says what it rests on and what to do. Nothing leaves this machine.
tour-next = Next
tour-back = Back
tour-skip = Skip
tour-done = Done

## Kept filters
filter-drop = Drop “{ $name }”
filter-keep-replaces = A filter of this name is kept already and would give way: { $filter }
filter-keep-replace = Replace
toast-filter-dropped = Filter dropped: { $name }
