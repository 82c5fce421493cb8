# What the gate needs beside Rust; sourced by bin/test.

# The folder of initdb and pg_ctl: Debian keeps them out of the PATH.
postgres_programs() {
    local newest
    newest=$(find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -1)
    [[ -n $newest ]] || newest=$(command -v initdb) || return 1
    dirname "$newest"
}

chromium_program() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

node_is_recent() { node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' 2>/dev/null; }

# The Debian packages that are missing here, one a line.
missing_packages() {
    command -v cc >/dev/null || printf '%s\n' gcc libc6-dev
    postgres_programs >/dev/null || echo postgresql
    chromium_program >/dev/null || echo chromium
    [[ -n $(fc-list 2>/dev/null) ]] || printf '%s\n' fontconfig fonts-dejavu-core
    command -v pdftotext >/dev/null || echo poppler-utils
    node_is_recent || echo nodejs
    command -v npm >/dev/null || echo npm
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
}

install_packages() {
    echo "Installing: $*"
    # Debian's package would start a server of its own on port 5432; ours run in a temporary folder.
    if [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
}

# A virtual environment under the target folder, made anew when the list of packages changes.
require_python_packages() {
    local list=tests/servers/requirements.txt
    python_environment=$target/test-python
    if ! cmp -s "$list" "$python_environment/installed.txt"; then
        rm -rf "$python_environment"
        python3 -m venv "$python_environment"
        install_python_packages "$list" installed.txt
    fi
    # what cannot run without these, the gate names
    list=tests/servers/requirements-s3.txt
    cmp -s "$list" "$python_environment/installed-s3.txt" || install_python_packages "$list" installed-s3.txt || true
}

# install_python_packages LIST MARK: MARK remembers what was installed.
install_python_packages() {
    "$python_environment/bin/python" -m pip install --quiet --disable-pip-version-check -r "$1" &&
        cp "$1" "$python_environment/$2"
}

# require_packages COMMAND: installs what missing_packages names, or says what COMMAND waits for.
require_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} && EUID == 0)) && command -v apt-get >/dev/null; then
        install_packages "${missing[@]}"
        mapfile -t missing < <(missing_packages)
    fi
    if ((${#missing[@]})); then
        echo "missing: ${missing[*]}"
        echo "Run $1 as root on Debian, or install them: sudo apt-get install ${missing[*]}"
        exit 1
    fi
}

# A disk that fills up fails tests that have no fault. Measured: 4 GB of builds, 1 GB of databases.
require_room() {
    local needed=2 free folder
    [[ -d $target/debug/deps ]] || needed=7
    for folder in "$target" "$run"; do
        free=$(($(df --output=avail -k "$folder" | tail -1) / 1024 / 1024))
        if ((free < needed)); then
            echo "missing: room. The disk of $folder has $free GB free, the tests need $needed GB."
            exit 1
        fi
    done
}

require_everything() {
    local program
    for program in cargo rustfmt cargo-clippy; do
        command -v "$program" >/dev/null || { echo "missing: $program (rustup component add rustfmt clippy)"; exit 1; }
    done
    require_packages bin/test
    CHROMIUM=$(chromium_program)
    export CHROMIUM
    mkdir -p "$target"
    require_room
    require_python_packages
}
