#!/bin/sh
# Installs a PostgreSQL server for the tests of the store where that is possible; else they skip.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } \
        >/dev/null 2>&1 && exit 0
fi
echo "PostgreSQL is not installed: the tests that need a server are skipped."
