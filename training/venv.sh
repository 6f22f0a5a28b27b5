# Sourced by the scripts that train: `venv FILE` installs the packages of a requirements file into $work/venv and sets
# $python. Those behind the line `# alone` hold the weights of a network, and are read without what they depend on.
venv() {
    [ -d "$work/venv" ] || python3 -m venv "$work/venv"
    python="$work/venv/bin/python"
    sed '/^# alone/,$d' "$1" > "$work/requirements.txt"
    "$python" -m pip install -q -r "$work/requirements.txt"
    sed -n '/^# alone/,$p' "$1" > "$work/alone.txt"
    "$python" -m pip install -q --no-deps -r "$work/alone.txt"
}
