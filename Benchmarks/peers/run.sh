#!/bin/sh
# Installs what peers.py needs into a virtual environment, then runs it; arguments are passed on.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
environment=$here/../.build/venv
python=${PYTHON:-python3}

[ -x "$environment/bin/python" ] || "$python" -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
exec "$environment/bin/python" "$here/peers.py" "$@"
