# Shared by ./run and ./test (POSIX sh, sourced): brings a machine to the point where the program starts.
# Wants: HERE (the checkout) and WANTED (apt packages beyond those of every start). Sets: PYTHON of .venv.

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }  # one line: the reader may have to copy it

has_library() {  # has_library libEGL.so.1: does the dynamic linker know it?
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q "[[:space:]]$1 "
}

# Each line: what to look for, then the Debian/Ubuntu package that brings it (docs/decisions/0003-two-commands.md).
libraries_of_every_start() {
    cat <<'LIST'
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
LIST
}

libraries_of_an_x11_window() {
    cat <<'LIST'
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
LIST
}

libraries_of_a_wayland_window() {
    cat <<'LIST'
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIST
}

has_asian_font() {  # a font with Chinese, Japanese and Korean letters: without one titles are empty boxes
    find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.fonts" "${HOME:-/root}/.local/share/fonts" \
        -type f 2>/dev/null | grep -Eiq 'cjk|sourcehan|droidsansfallback|wqy|unifont|uming|ukai|ipa(ex)?g|takao|nanum'
}

missing_packages() {
    usable_python >/dev/null || echo "python3 python3-venv"
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || echo ca-certificates
    {
        libraries_of_every_start
        [ -z "${DISPLAY:-}" ] || libraries_of_an_x11_window
        [ -z "${WAYLAND_DISPLAY:-}" ] || libraries_of_a_wayland_window
    } | while read -r library package; do has_library "$library" || echo "$package"; done
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || has_asian_font || echo fonts-droid-fallback
    for package in $WANTED; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || echo "$package"
    done
}

usable_python() {  # prints a Python of 3.11 or later that can make a virtual environment
    for name in ${PYTHON3:-} python3.13 python3.12 python3.11 python3 /usr/bin/python3; do
        "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && {
            echo "$name"
            return 0
        }
    done
    return 1
}

install_packages() {
    [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null || {
        usable_python >/dev/null || die "Python 3.11 or later is needed, with its venv module."
        return 0  # another system: its packages have other names, and Qt itself says what it lacks
    }
    packages=$(missing_packages | tr '\n' ' ' | sed 's/ $//')
    [ -n "$packages" ] || return 0
    sudo=
    [ "$(id -u)" = 0 ] || ! command -v sudo >/dev/null || sudo="sudo "
    line="${sudo}apt-get update && ${sudo}apt-get install --yes --no-install-recommends $packages"
    if [ "$(id -u)" = 0 ]; then as_root=
    elif sudo -n true 2>/dev/null; then as_root="sudo -n"
    else
        say "Some system packages are missing. Type this as root (or have it typed), then start again:"
        die "$line"
    fi
    say "Installing: $packages"
    { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes \
        --no-install-recommends $packages; } >/dev/null </dev/null || { say "This did not work:"; die "$line"; }
    usable_python >/dev/null || die "Python 3.11 or later is needed; this system's packages bring an older one."
}

stamp_of_lock() { cat "$HERE/requirements.lock" "$HERE/pyproject.toml" | cksum | tr ' ' '-'; echo "$HERE"; }

make_environment() {  # .venv from the lock, with hashes; made anew when it was moved or its Python has gone
    PYTHON="$HERE/.venv/bin/python"
    wanted=$(stamp_of_lock)
    found=$(cat "$HERE/.venv/stamp" 2>/dev/null || true)
    "$PYTHON" -c '' 2>/dev/null && sound=yes || sound=no
    [ "$sound:$found" != "yes:$wanted" ] || return 0
    say "Preparing .venv (once, about a minute)…"
    if [ "$sound" = no ] || [ "$(printf '%s' "$found" | tail -n 1)" != "$HERE" ]; then
        "$(usable_python)" -m venv --clear "$HERE/.venv" || die "The virtual environment could not be made."
    fi
    "$PYTHON" -m pip install -qq --disable-pip-version-check --no-deps --require-hashes \
        --only-binary :all: -r "$HERE/requirements.lock" >&2 </dev/null \
        || die "The packages could not be installed: is there a network?"
    "$PYTHON" -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e "$HERE" \
        >&2 </dev/null || die "The program could not be installed into .venv."
    printf '%s\n' "$wanted" >"$HERE/.venv/stamp"
}

prepare() { install_packages && make_environment; }
