#!/bin/sh
# Installs other people's DICOM tools for the tests of exports where that is possible; else they skip.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq dicom3tools dcmtk orthanc; } \
        >/dev/null 2>&1 && exit 0
fi
echo "dicom3tools, DCMTK and Orthanc are not installed: the tests that need them are skipped."
