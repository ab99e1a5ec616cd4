"""Miniatures of the OCT sets, in the folders and formats in which they lie; with their truth.

Each draws its set below `root` and yields (identifier, image, surfaces, areas): rows (graders,
width) and (mask, known) as they must be read.
"""

import numpy as np
from PIL import Image

from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Dome, Shape

SHAPE = (160, 120)
EIGHT = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")
NINE = (*EIGHT[:5], "elm", *EIGHT[5:])
CYSTS = (Cyst(-100, 0, 120, 40), Cyst(150, 0, 60, 30))


def scan(seed=0, **sick):
    return draw_oct((1, *SHAPE), scene=Scene(Shape(**sick), row=0.75), seed=seed)


def save(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def save_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, rows=rows)


def everywhere(mask):
    return mask, np.ones(mask.shape, bool)


def duke_dme(root):
    for number, name in enumerate(("S01_F11", "S02_F30")):
        drawn = scan(number, cysts=CYSTS)
        image = drawn.volume.shown(0)
        image[:20, :40] = 255  # padding of the registration
        rows = np.stack([drawn.surfaces[key][0] for key in EIGHT])
        rows = np.stack([rows, rows + 1])
        rows[:, :, :30] = rows[:, :, 100:] = np.nan
        fluid = drawn.areas["fluid"][0]
        save(root / "images" / f"{name}.png", image)
        save(root / "masks" / "fluid" / f"{name}.png", fluid.astype(np.uint8) * 255)
        save_rows(root / "layers" / f"{name}.npz", rows)
        known = np.zeros(SHAPE, bool)
        known[:, 30:100] = True
        shown = image.copy()
        shown[:22, :42] = 0
        known[:22, :42] = False
        yield (
            name,
            shown,
            dict(zip(EIGHT, rows.swapaxes(0, 1), strict=True)),
            {"fluid": (fluid & known, known)},
        )


def healthy_layers(root):
    for name in ("S01_B02", "S08_B02", "S03_B05"):
        drawn = scan()
        rows = np.stack([drawn.surfaces[key][0] for key in EIGHT])
        save(root / "images" / f"{name}.png", drawn.volume.shown(0))
        save_rows(root / "layers" / f"{name}.npz", rows)
        yield name, drawn.volume.shown(0), {k: rows[i : i + 1] for i, k in enumerate(EIGHT)}, {}


def bonn_drusen(root):
    rows = np.full((3, 2, SHAPE[1]), np.nan, np.float32)
    for number in range(3):
        drawn = scan(number, drusen=(Dome(0, 0, 100, 40),))
        surfaces = {}
        if number == 0:
            rows[0] = [drawn.surfaces["rpe"][0], drawn.surfaces["bm"][0]]
            # drawn 12 µm deeper than the inner border that is wanted
            surfaces = {"rpe": rows[0, :1] - np.float32(12 / 3.872), "bm": rows[0, 1:]}
        save(root / "bscans" / f"{number + 1:03d}.png", drawn.volume.shown(0))
        yield f"{number + 1:03d}", drawn.volume.shown(0), surfaces, {}
    np.save(root / "rpe_bm_rows.npy", rows)


def rathke_circular(root):
    drawn = scan()
    rows = np.stack([drawn.surfaces[key][0] for key in NINE])
    save(root / "bscan.png", drawn.volume.shown(0))
    np.save(root / "boundaries9_rows_1based.npy", rows.astype(np.float64) + 1)
    yield "bscan", drawn.volume.shown(0), {k: rows[i : i + 1] for i, k in enumerate(NINE)}, {}


def stack(drawn, *, values, outside):
    """The mask of the layers, and its boundaries between two pixels."""
    rows = np.rint(np.stack([drawn.surfaces[key][0] for key in NINE])).astype(int)
    mask = np.full(SHAPE, outside, np.uint8)
    for x in range(SHAPE[1]):
        for k, value in enumerate(values):
            mask[rows[k, x] : rows[k + 1, x], x] = value
    return mask, {key: (rows[k : k + 1] - 0.5).astype(np.float32) for k, key in enumerate(NINE)}


def nr206(root):
    drawn = scan()
    mask, surfaces = stack(drawn, values=range(1, 9), outside=0)
    save(root / "images" / "NORMAL1.png", drawn.volume.shown(0))
    save(root / "masks" / "NORMAL1.png", mask)
    yield "NORMAL1", drawn.volume.shown(0), {k: v for k, v in surfaces.items() if k != "rpe"}, {}


def zeiss_onh_layers(root):
    drawn = scan()
    mask, surfaces = stack(drawn, values=range(0, 240, 30), outside=240)
    save(root / "im01_img.png", drawn.volume.shown(0))
    save(root / "im01_mask.png", mask)
    yield "im01", drawn.volume.shown(0), surfaces, {}


def raspnet(root):
    drawn = scan(cysts=CYSTS, serous=(Dome(500, 0, 200, 90),))
    mask = np.ones((80, 60), np.uint8)
    mask[20:30, 10:20], mask[40:50, 30:40], mask[60:66, 5:9] = 3, 4, 7
    large = np.kron(mask, np.ones((2, 2), np.uint8))
    save(root / "images" / "Cirrus_1.png", drawn.volume.shown(0))
    save(root / "masks" / "Cirrus_1.png", mask)
    areas = {
        "intraretinal_fluid": large == 3,
        "subretinal_fluid": large == 4,
        "pigment_epithelial_detachment": large == 5,
        "drusen": large == 6,
        "epiretinal_membrane": large == 11,
        "fluid": (large == 3) | (large == 4),
    }
    yield "Cirrus_1", drawn.volume.shown(0), {}, {k: everywhere(m) for k, m in areas.items()}


def kermany_biomarkers(root):
    drawn = scan(drusen=(Dome(0, 0, 100, 40),))
    name = "0a1b2c3d-DRUSEN-123-4"
    save(root / "images" / f"{name}.png", drawn.volume.shown(0))
    masks = {key: np.zeros(SHAPE, np.uint8) for key in KERMANY}
    masks["drusen"][40:61, 30:51] = 1
    (root / "polygons").mkdir()
    corners = np.array([(30, 40), (50, 40), (50, 60), (30, 60)]) + 0.5
    told = " ".join(f"{x / SHAPE[1]} {y / SHAPE[0]}" for x, y in corners)
    (root / "polygons" / f"{name}.txt").write_text(f"3 {told}\n\n")
    yield name, drawn.volume.shown(0), {}, {k: everywhere(m > 0) for k, m in masks.items()}


KERMANY = (
    "intraretinal_fluid",
    "lamellar_hole",
    "subretinal_fluid",
    "drusen",
    "subretinal_hyperreflective_material",
    "vitreomacular_traction",
    "vitreous_detachment",
)
