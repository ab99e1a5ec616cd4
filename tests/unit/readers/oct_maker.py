"""OCT files written byte by byte in the layouts of their makers, from drawn volumes."""

import struct
from pathlib import Path

import numpy as np
from PIL import Image

from engine.image import Laterality, ScanPattern

PATTERNS = {
    ScanPattern.LINE: 1,
    ScanPattern.CIRCLE: 2,
    ScanPattern.VOLUME: 3,
    ScanPattern.RADIAL: 5,
}
VOL_ORDER = ("ilm", "bm", "rnfl_gcl", "gcl_ipl", "ipl_inl", "inl_opl", "opl_onl")
XML_NAMES = {"ILM": "ilm", "BM": "bm", "RNFL": "rnfl_gcl", "RPE": "rpe"}
MISSING = 3.4028235e38
EYES = {Laterality.RIGHT: b"OD", Laterality.LEFT: b"OS", Laterality.UNKNOWN: b""}
PATIENT = "PAT-77"
DATE = 131286184616218310  # 2017-01-11 14:27:41


def vol(
    phantom,
    *,
    pattern=ScanPattern.VOLUME,
    ends=None,
    trailing=132,
    scan_header=4096,
    surfaces=VOL_ORDER,
    **changes,
):
    """The bytes of a `.vol`; `changes` replace values of the file header by their names."""
    volume = phantom.volume
    slo = volume.localizer.pixels
    mm = volume.localizer.scale.x_um / 1000
    told = {
        "width": volume.width,
        "scans": volume.scans,
        "height": volume.height,
        "x": volume.scale.x_um / 1000,
        "y": (volume.scale.y_um or 0) / 1000,
        "z": volume.scale.z_um / 1000,
        "slo_width": slo.shape[1],
        "slo_height": slo.shape[0],
        "slo_mm": mm,
        "eye": EYES[volume.laterality],
        "pattern": PATTERNS[pattern],
        "ticks": DATE,
        "magic": b"HSF-OCT-103",
    } | changes
    head = bytearray(2048)
    head[:11] = told["magic"]
    struct.pack_into("<3i", head, 12, told["width"], told["scans"], told["height"])
    struct.pack_into("<3d", head, 24, told["x"], told["y"], told["z"])
    struct.pack_into(
        "<2i2d", head, 48, told["slo_width"], told["slo_height"], *[told["slo_mm"]] * 2
    )
    struct.pack_into("<id", head, 72, 30, -1.5)
    head[84 : 84 + len(told["eye"])] = told["eye"]
    struct.pack_into("<q2i", head, 88, told["ticks"], told["pattern"], scan_header)
    head[140 : 140 + len(PATIENT)] = PATIENT.encode()
    struct.pack_into("<d", head, 164, 20000.0)  # 1954-10-03
    parts = [bytes(head), slo.tobytes()]
    for scan in range(volume.scans):
        place = ends[scan] if ends else _corners(volume.positions[scan], volume.width, mm)
        parts.append(_scan(phantom, scan, place, scan_header, surfaces))
    return b"".join(parts) + bytes(trailing)


def _corners(line, columns, mm):
    """From the centres of the first and last column to their outer edges, in mm."""
    start, end = np.array(line.start), np.array(line.end)
    half = (end - start) / (columns - 1) / 2
    return [*((start - half + 0.5) * mm), *((end + half + 0.5) * mm)]


def _scan(phantom, scan, ends, length, surfaces):
    volume = phantom.volume
    head = bytearray(length)
    head[:10] = b"HSF-BS-103"
    struct.pack_into("<i4d", head, 12, length, *ends)
    struct.pack_into("<2ifi", head, 48, len(surfaces), 256, 28.5 + scan, 0)
    rows = [np.nan_to_num(phantom.surfaces[key][scan], nan=MISSING) for key in surfaces]
    data = np.array(rows, "<f4").tobytes()
    head[256 : 256 + len(data)] = data
    return bytes(head) + np.nan_to_num(volume.bscans[scan], nan=MISSING).astype("<f4").tobytes()


def write_xml(phantom, folder: Path) -> Path:
    """A Heidelberg XML export with its pictures in `folder`; the path of the XML file."""
    volume = phantom.volume
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(volume.localizer.pixels).save(folder / "NIR.tif")
    mm = volume.localizer.scale.x_um / 1000
    images = [_localizer(volume, mm)]
    for scan in range(volume.scans):
        Image.fromarray(volume.shown(scan)).save(folder / f"B{scan}.tif")
        images.append(_xml_scan(phantom, scan, mm))
    letter = volume.laterality.value
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<HEDX><BODY><ExportType>Data</ExportType><Patient><PatientID>{PATIENT}</PatientID>
<LastName>Doe</LastName><FirstNames>Jane</FirstNames>
<Study><StudyDate><Date><Year>2019</Year><Month>03</Month><Day>04</Day></Date></StudyDate>
<Series><Type>Volume</Type><Laterality>{letter}</Laterality>{"".join(images)}</Series>
</Study></Patient></BODY></HEDX>"""
    path = folder / "export.xml"
    path.write_text(text)
    return path


def _localizer(volume, mm):
    height, width = volume.localizer.pixels.shape
    return f"""<Image><ImageType><Type>LOCALIZER</Type></ImageType>
<AcquisitionTime><Time><Hour>10</Hour><Minute>5</Minute><Second>7.5</Second></Time></AcquisitionTime>
<OphthalmicAcquisitionContext><Width>{width}</Width><Height>{height}</Height><ScaleX>{mm}</ScaleX>
<ScaleY>{mm}</ScaleY><Angle>30</Angle></OphthalmicAcquisitionContext>
<ImageData><ExamURL>file:///\\\\server\\share\\NIR.tif</ExamURL></ImageData></Image>"""


def _xml_scan(phantom, scan, mm):
    volume = phantom.volume
    x0, y0, x1, y1 = _corners(volume.positions[scan], volume.width, mm)
    lines = "".join(
        f"<SegLine><Name>{name}</Name><Array>{_array(phantom.surfaces[key][scan])}</Array></SegLine>"
        for name, key in XML_NAMES.items()
    )
    return f"""<Image><ImageType><Type>OCT</Type></ImageType><OphthalmicAcquisitionContext>
<Width>{volume.width}</Width><Height>{volume.height}</Height>
<ScaleX>{volume.scale.x_um / 1000}</ScaleX><ScaleY>{volume.scale.z_um / 1000}</ScaleY>
<ImageQuality>27</ImageQuality><Start><Coord><X>{x0}</X><Y>{y0}</Y></Coord></Start>
<End><Coord><X>{x1}</X><Y>{y1}</Y></Coord></End></OphthalmicAcquisitionContext>
<ImageData><ExamURL>file:///\\\\server\\share\\B{scan}.tif</ExamURL></ImageData>
<Segmentation>{lines}</Segmentation></Image>"""


def _array(rows):
    return " ".join("3e+038" if np.isnan(row) else f"{row:.3f}" for row in rows)


def iowa(phantom, *, undefined=((0, 3),)):
    """The text of OCTExplorer's XML for a volume."""
    volume = phantom.volume
    names = {
        "ILM (ILM)": "ilm",
        "IS/OS junction (IS/OSJ)": "ez",
        "Outer boundary of RPE (OB_RPE)": "bm",
    }
    surfaces = "".join(
        f"<surface><name>{name}</name>"
        + "".join(
            "<bscan>" + "".join(f"<y>{round(float(y))}</y>" for y in scan) + "</bscan>"
            for scan in phantom.surfaces[key]
        )
        + "</surface>"
        for name, key in names.items()
    )
    holes = "".join(f"<ascan><x>{x}</x><z>{z}</z></ascan>" for z, x in undefined)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<surfaces><executable><name>OCTLayerSeg</name></executable><scan_characteristics><size>
<x>{volume.width}</x><y>{volume.height}</y><z>{volume.scans}</z></size></scan_characteristics>
{surfaces}<undefined_region>{holes}</undefined_region></surfaces>"""
