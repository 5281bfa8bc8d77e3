# Untested. Homebrew: brew install --build-from-source ./cookie-charter.rb
class CookieCharter < Formula
  desc "Shows what websites left in your browsers, and why"
  homepage "https://github.com/cookie-charter/cookie-charter"
  url "https://github.com/cookie-charter/cookie-charter/archive/refs/tags/v@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"cookie-charter", "completions", shells: [:bash, :zsh, :fish])
    system bin/"cookie-charter", "--lang", "en", "man", man1
    system bin/"cookie-charter", "--lang", "fr", "man", man/"fr/man1"
  end

  test do
    assert_match "name", shell_output("#{bin}/cookie-charter export sample:")
  end
end
