#!/bin/bash
# Runs once, when the database container starts on an empty volume: the roles Handoff works with and their passwords.
set -euo pipefail

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
    --set=owner="$HANDOFF_OWNER_PASSWORD" --set=app="$HANDOFF_APP_PASSWORD" <<'SQL'
select set_config('handoff.owner_password', :'owner', false), set_config('handoff.app_password', :'app', false) \g /dev/null
\ir /handoff/roles.sql
SQL
