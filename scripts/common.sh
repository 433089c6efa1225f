# Shared by the scripts in this folder, which source it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Headings stand out on a terminal, and nowhere else.
if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then
    bold=$'\e[1m' plain=$'\e[0m'
else
    bold='' plain=''
fi

heading() {
    printf '\n%s%s%s\n' "$bold" "$*" "$plain"
}

# Homebrew does not link every library into its prefix; pkg-config and SwiftPM find such a one by this variable.
if has brew; then
    for formula in jpeg-turbo libexif; do
        folder="$(brew --prefix)/opt/$formula/lib/pkgconfig"
        if [ -d "$folder" ]; then
            export PKG_CONFIG_PATH="$folder${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
        fi
    done
fi

# Linking the Swift library in makes the command start faster. Apple's systems have it in memory anyway.
static_library=()
if [ "$(uname)" = Linux ]; then
    static_library=(--static-swift-stdlib)
fi

build_product() {
    swift build --configuration release --disable-default-traits ${static_library[@]+"${static_library[@]}"} --product "$1"
}
