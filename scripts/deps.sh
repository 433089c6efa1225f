#!/usr/bin/env bash
# Installs what is missing with apt-get or Homebrew. Does nothing, and needs no network, when all is there.
# Usage: deps.sh libraries|checkers|peers
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

has swift || fail "swift is missing. Headshot needs Swift 6.2 or later: https://www.swift.org/install"

missing=()
# A name for apt and one for brew, then a command that succeeds when it is there.
need() {
    local apt=$1 brew=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        if [ "$manager" = brew ]; then missing+=("$brew"); else missing+=("$apt"); fi
    fi
}

if has apt-get; then manager=apt; elif has brew; then manager=brew; else manager=none; fi

# Debian's and Ubuntu's libjpeg-dev both stand for libjpeg-turbo.
has_library() {
    if has pkg-config; then pkg-config --exists "$1"; else return 1; fi
}

has_pillow() {
    python3 -c 'import PIL' || /usr/bin/python3 -c 'import PIL'
}

# Other programs are called convert as well.
has_imagemagick() {
    magick -version || convert -version | grep -q ImageMagick
}

# Debian has it where only root looks for programs.
has_nginx() {
    has nginx || [ -x /usr/sbin/nginx ]
}

has_jwt() {
    python3 -c 'import jwt, cryptography' || /usr/bin/python3 -c 'import jwt, cryptography'
}

case "${1-}" in
libraries)
    need pkg-config pkg-config has pkg-config
    need libjpeg-dev jpeg-turbo has_library libjpeg
    need libexif-dev libexif has_library libexif
    need liblcms2-dev little-cms2 has_library lcms2
    ;;
checkers)
    need libjpeg-turbo-progs jpeg-turbo has djpeg
    need libimage-exiftool-perl exiftool has exiftool
    need imagemagick imagemagick has_imagemagick
    need python3-pil pillow has_pillow
    need openssl openssl has openssl
    need curl curl has curl
    need nginx nginx has_nginx
    # Homebrew has no pyjwt, and openapi-core is on PyPI only: tests that want them are skipped without.
    if [ "$manager" = apt ]; then need python3-jwt "" has_jwt; fi
    ;;
peers)
    need libjpeg-turbo-progs jpeg-turbo has djpeg
    need jpegoptim jpegoptim has jpegoptim
    need imagemagick imagemagick has_imagemagick
    need python3-venv python has python3
    ;;
*) fail "Usage: deps.sh libraries|checkers|peers" ;;
esac

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

case $manager in
apt)
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || fail "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    echo "Installing with apt-get: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    ${as_root[@]+"${as_root[@]}"} apt-get update -qq
    ${as_root[@]+"${as_root[@]}"} apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    ;;
brew)
    echo "Installing with brew: ${missing[*]}"
    brew install --quiet "${missing[@]}"
    ;;
none)
    fail "Missing: ${missing[*]} (names of Debian's packages). Neither apt-get nor brew is here to install them."
    ;;
esac
echo "Installed: ${missing[*]}"
