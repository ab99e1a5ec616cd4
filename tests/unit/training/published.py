"""Miniatures of public data sets, in the folders and formats in which they are published."""

import gzip
from io import BytesIO

import numpy as np
from openpyxl import Workbook
from phantom_data import phantom, write_picture
from PIL import Image
from scipy.io import savemat

RED, BLUE, GREEN, WHITE = (255, 0, 0), (0, 0, 255), (0, 255, 0), (255, 255, 255)


def white(mask):
    return mask.astype(np.uint8) * 255


def black(mask):
    return 255 - white(mask)


def dark_red(mask):
    return mask[..., None] * np.array([76, 0, 0], np.uint8)


def coloured(drawn):
    """Arteries red, veins blue, crossings green, and a corner of vessels of unknown kind white."""
    artery, vein = drawn.masks["artery"], drawn.masks["vein"]
    picture = np.zeros((*artery.shape, 3), np.uint8)
    picture[artery] = RED
    picture[vein] = BLUE
    picture[artery & vein] = GREEN
    picture[:40][(artery | vein)[:40]] = WHITE
    return picture


def soft(mask):
    """Four experts: all agree on the structure, three on its left border, one on its right."""
    left, right = np.roll(mask, -3, axis=1) & ~mask, np.roll(mask, 3, axis=1) & ~mask
    return (white(mask) + left * 191 + (right & ~left) * 64).astype(np.uint8), mask | left


def rim(drawn):
    """1 on the rim, 2 in the cup."""
    return drawn.masks["optic_disc"].astype(np.uint8) + drawn.masks["optic_cup"]


def refuge_grey(drawn):
    grey = np.full(drawn.masks["optic_disc"].shape, 255, np.uint8)
    grey[drawn.masks["optic_disc"]] = 128
    grey[drawn.masks["optic_cup"]] = 0
    return grey


def save(path, pixels):
    """Any format, .gz included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".npy":
        np.save(path, pixels)
    elif path.suffix == ".mat":
        savemat(path, {"mask": pixels})
    elif path.suffix == ".gz":
        data = BytesIO()
        Image.fromarray(pixels).save(data, format="PPM")
        path.write_bytes(gzip.compress(data.getvalue()))
    elif path.suffix == ".gif":
        Image.fromarray(pixels).save(path)
    else:
        write_picture(path, pixels)


def sheet(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def drive(root):
    for split, number in (("training", "21"), ("test", "01")):
        part, drawn = root / "DRIVE" / split, phantom(int(number))
        save(part / f"images/{number}_{split}.tif", drawn.pixels)
        save(part / f"1st_manual/{number}_manual1.gif", white(drawn.masks["vessel"]))
        save(part / f"mask/{number}_{split}_mask.gif", white(drawn.field.mask))
        yield number, drawn, {"vessel": drawn.masks["vessel"], "fov": drawn.field.mask}


def rite(root):
    for split, number in (("training", "21"), ("test", "01")):
        part, drawn = root / "AV_groundTruth" / split, phantom(int(number))
        save(part / f"images/{number}_{split}.tif", drawn.pixels)
        save(part / f"av/{number}_{split}.png", coloured(drawn))
        save(part / f"vessel/{number}_{split}.png", white(drawn.masks["vessel"]))
        yield number, drawn, _kinds(drawn)


def les_av(root):
    drawn = phantom(1)
    base = root / "LES-AV"
    save(base / "images/7.png", drawn.pixels)
    save(base / "arteries-and-veins/7.png", coloured(drawn))
    save(base / "vessel-segmentations/7.png", white(drawn.masks["vessel"]))
    save(base / "masks/7.png", white(drawn.field.mask))
    yield "7", drawn, _kinds(drawn)


def chase_db1(root):
    for name, seed in (("01L", 1), ("01R", 2)):
        drawn = phantom(seed)
        save(root / f"Image_{name}.jpg", drawn.pixels)
        save(root / f"Image_{name}_1stHO.png", white(drawn.masks["vessel"]))
        save(root / f"Image_{name}_2ndHO.png", white(drawn.masks["artery"]))
        masks = {"vessel": drawn.masks["vessel"], "vessel_observer2": drawn.masks["artery"]}
        yield name, drawn, masks


def stare(root):
    for name, suffix in (("im0001", ".ppm.gz"), ("im0077", ".ppm")):
        drawn = phantom(int(name[-2:]))
        save(root / f"stare-images/{name}{suffix}", drawn.pixels)
        save(root / f"labels-ah/{name}.ah{suffix}", np.dstack([white(drawn.masks["vessel"])] * 3))
        yield name, drawn, {"vessel": drawn.masks["vessel"]}


def hrf(root):
    for name, suffix in (("01_h", ".jpg"), ("01_dr", ".JPG")):
        drawn = phantom(len(name))
        save(root / f"images/{name}{suffix}", drawn.pixels)
        save(root / f"manual1/{name}.tif", white(drawn.masks["vessel"]))
        save(root / f"mask/{name}_mask.tif", np.dstack([white(drawn.field.mask)] * 3))
        save(root / f"HRF_AV_GT/{name}_AVmanual.png", coloured(drawn))
        yield name, drawn, _kinds(drawn) | {"vessel": _any_colour(drawn)}


def fives(root):
    for part, name in (("train", "1_N"), ("test", "1_D")):
        drawn = phantom(len(part))
        base = root / "FIVES A Fundus Image Dataset" / part
        save(base / f"Original/{name}.png", drawn.pixels)
        save(base / f"Ground truth/{name}.png", white(drawn.masks["vessel"]))
        split = "training" if part == "train" else "test"
        yield f"{split}_{name}", drawn, {"vessel": drawn.masks["vessel"]}


def idrid_segmentation(root):
    drawn, base = phantom(3), root / "A. Segmentation"
    half = "a. Training Set"
    save(base / f"1. Original Images/{half}/IDRiD_01.jpg", drawn.pixels)
    truth = base / "2. All Segmentation Groundtruths" / half
    save(truth / "3. Hard Exudates/IDRiD_01_EX.tif", dark_red(drawn.masks["hard_exudate"]))
    save(truth / "5. Optic Disc/IDRiD_01_OD.tif", dark_red(drawn.masks["optic_disc"]))
    yield (
        "IDRiD_01",
        drawn,
        {
            "hard_exudate": drawn.masks["hard_exudate"],
            "optic_disc": drawn.masks["optic_disc"],
            "microaneurysm": np.zeros_like(drawn.masks["vessel"]),
        },
    )


def idrid_grading(root):
    base = root / "B. Disease Grading"
    for letter, half, which in (("a", "Training", "training"), ("b", "Testing", "test")):
        drawn = phantom(3)
        save(base / f"1. Original Images/{letter}. {half} Set/IDRiD_001.jpg", drawn.pixels)
        table = base / f"2. Groundtruths/{letter}. IDRiD_Disease Grading_{half} Labels.csv"
        table.parent.mkdir(parents=True, exist_ok=True)
        table.write_text("Image name,Retinopathy grade,Risk of macular edema ,,\nIDRiD_001,3,2,,\n")
        yield f"{which}_IDRiD_001", drawn, {}


def idrid_localisation(root):
    base = root / "C. Localization"
    for letter, half, which in (("a", "Training", "training"), ("b", "Testing", "test")):
        drawn = phantom(3)
        save(base / f"1. Original Images/{letter}. {half} Set/IDRiD_001.jpg", drawn.pixels)
        for folder, name, (x, y) in (
            ("1. Optic Disc Center Location", f"{letter}. IDRiD_OD_Center", drawn.disc),
            ("2. Fovea Center Location", "IDRiD_Fovea_Center", drawn.fovea),
        ):
            table = base / f"2. Groundtruths/{folder}/{name}_{half} Set_Markups.csv"
            table.parent.mkdir(parents=True, exist_ok=True)
            table.write_text(
                f"Image No,X- Coordinate,Y - Coordinate,,\nIDRiD_001,{x},{y},,\n,,,,\n"
            )
        yield f"{which}_IDRiD_001", drawn, {}


def ddr(root):
    for part, labels in (("train", "label"), ("valid", "segmentation label"), ("test", "label")):
        drawn, base = phantom(len(part)), root / "lesion_segmentation" / part
        save(base / f"image/007-{part}.jpg", drawn.pixels)
        masks = {}
        for letters, key in (("EX", "hard_exudate"), ("HE", "haemorrhage")):
            save(base / labels / letters / f"007-{part}.tif", white(drawn.masks[key]))
            masks[key] = drawn.masks[key]
        for letters, key in (("MA", "microaneurysm"), ("SE", "soft_exudate")):
            masks[key] = np.zeros_like(drawn.masks["vessel"])
            save(base / labels / letters / f"007-{part}.tif", white(masks[key]))
        yield f"007-{part}", drawn, masks


def e_ophtha(root):
    drawn, none = phantom(3), np.zeros_like(phantom(3).masks["vessel"])
    exudates, aneurysms = root / "e_optha_EX", root / "e_optha_MA"
    save(exudates / "EX/E0000404/C0001273.jpg", drawn.pixels)
    save(exudates / "Annotation_EX/E0000404/C0001273_EX.png", white(drawn.masks["hard_exudate"]))
    save(exudates / "healthy/E0000010/C0000555.JPG", drawn.pixels)
    save(aneurysms / "MA/E0000404/C0001273.jpg", drawn.pixels)
    save(aneurysms / "Annotation_MA/E0000404/C0001273.png", white(drawn.masks["microaneurysm"]))
    masks = {key: drawn.masks[key] for key in ("hard_exudate", "microaneurysm")}
    yield "E0000010_C0000555", drawn, {"hard_exudate": none}
    yield "E0000404_C0001273", drawn, masks


def maples_dr(root):
    folders = {
        "Vessels": "vessel",
        "OpticDisc": "optic_disc",
        "Macula": "macula",
        "Microaneurysms": "microaneurysm",
        "Hemorrhages": "haemorrhage",
        "Neovascularization": "neovascularisation",
        "Exudates": "hard_exudate",
        "CottonWoolSpots": "soft_exudate",
        "Drusens": "drusen",
    }
    for split, name in (("train", "20051019_38557_0100_PP"), ("test", "20051020_1_0100_PP")):
        drawn = phantom(len(split))
        save(root / f"Messidor/Base11/{name}.tif", drawn.pixels)
        masks = {}
        for folder, key in folders.items():
            fallback = (
                drawn.masks["optic_disc"] if key == "macula" else drawn.masks["vessel"] & False
            )
            masks[key] = drawn.masks.get(key, fallback)
            save(root / "MAPLES-DR" / split / folder / f"{name}.png", white(masks[key]))
        unsure = np.zeros_like(drawn.masks["vessel"])
        unsure[50:60, 70:90] = True
        save(root / "MAPLES-DR" / split / f"RedUncertains/{name}.png", white(unsure))
        yield name, drawn, masks


def refuge(root):
    for name, image, truth, fovea in (
        ("g0001", "Training400/Glaucoma", "Annotation-Training400/Disc_Cup_Masks/Glaucoma", True),
        ("V0001", "REFUGE-Validation400", "REFUGE-Validation400-GT/Disc_Cup_Masks", False),
        ("T0001", "Test400", "REFUGE-Test-GT/Disc_Cup_Masks/G", False),
    ):
        drawn = phantom(ord(name[0]))
        save(root / image / f"{name}.jpg", drawn.pixels)
        save(root / truth / f"{name}.bmp", refuge_grey(drawn))
        if fovea:
            table = root / "Annotation-Training400/Fovea_location.xlsx"
            sheet(
                table, [["ID", "ImgName", "Fovea_X", "Fovea_Y"], [1, f"{name}.jpg", *drawn.fovea]]
            )
        yield name, drawn, {key: drawn.masks[key] for key in ("optic_disc", "optic_cup")}


def drishti_gs(root):
    for name, part, gt in (
        ("drishtiGS_002", "Training", "GT"),
        ("drishtiGS_001", "Test", "Test_GT"),
    ):
        drawn, base = phantom(len(part)), root / "Drishti-GS1_files" / part
        save(base / f"Images/{name}.png", drawn.pixels)
        masks = {}
        for key, letters in (("optic_disc", "OD"), ("optic_cup", "cup")):
            drawing, masks[key] = soft(drawn.masks[key])
            save(base / gt / name / f"SoftMap/{name}_{letters}segSoftmap.png", drawing)
        yield name, drawn, masks


def rim_one_dl(root):
    for half, name in (("training_set", "r1_Im001"), ("test_set", "r2_Im002")):
        drawn = phantom(len(half))
        images = root / "RIM-ONE_DL_images/partitioned_by_hospital"
        save(images / half / f"normal/{name}.png", drawn.pixels)
        truth = root / "RIM-ONE_DL_reference_segmentations/normal"
        for key, part in (("optic_disc", "Disc"), ("optic_cup", "Cup")):
            save(truth / f"{name}-1-{part}-T.png", white(drawn.masks[key]))
        yield name, drawn, {key: drawn.masks[key] for key in ("optic_disc", "optic_cup")}


def origa(root):
    for name, eye, part in (("001", "OD", "A"), ("002", "OS", "B")):
        drawn = phantom(int(name))
        save(root / f"ORIGA/Images/{name}.jpg", drawn.pixels)
        save(root / f"ORIGA/Semi-automatic-annotations/{name}.mat", rim(drawn))
        table = root / "ORIGA/OrigaList.csv"
        before = table.read_text() if table.exists() else "Eye,Filename,ExpCDR,Set,Glaucoma\n"
        table.write_text(f"{before}{eye},{name}.jpg,0.7,{part},0\n")
        yield name, drawn, {key: drawn.masks[key] for key in ("optic_disc", "optic_cup")}


def palm(root):
    for name, part, atrophic in (("P0001", "Training", True), ("V0001", "Validation", False)):
        drawn, base = phantom(ord(name[0])), root / "PALM" / part
        save(base / f"Images/{name}.jpg", drawn.pixels)
        save(base / f"Disc Masks/{name}.bmp", black(drawn.masks["optic_disc"]))
        atrophy = drawn.masks["haemorrhage"] & atrophic
        if atrophic:
            save(base / f"Lesion Masks/Atrophy/{name}.bmp", black(atrophy))
        table = base / "Fovea Localization.xlsx"
        sheet(table, [["imgName", "Fovea_X", "Fovea_Y"], [f"{name}.jpg", *drawn.fovea]])
        masks = {"optic_disc": drawn.masks["optic_disc"], "patchy_atrophy": atrophy}
        yield name, drawn, masks | {"retinal_detachment": np.zeros_like(atrophy)}


def mmac(root):
    base = root / "2. Segmentation of Myopic Maculopathy Plus Lesions"
    for folder, key, letters in (
        ("1. Lacquer Cracks", "lacquer_crack", "LC"),
        ("4. Diffuse Atrophy", "diffuse_atrophy", "DA"),
    ):
        drawn = phantom(len(folder))
        name = f"mmac_task_2_train_{letters}_0001"
        save(base / folder / f"1. Images/1. Training Set/{name}.png", drawn.pixels)
        drawing = white(drawn.masks["haemorrhage"])
        save(base / folder / f"2. Groundtruths/1. Training Set/{name}.png", drawing)
        yield name, drawn, {key: drawn.masks["haemorrhage"]}


def medsegdb(root):
    base = root / "eval/OOD/cross_site/Fundus_OpticCup/inFundus"
    for half in ("finetune", "inference"):
        drawn, name = phantom(len(half)), "casenum_12_sliceid_0.npy"
        save(base / half / "npy_imgs" / name, drawn.pixels)
        save(base / half / "npy_gts" / name, drawn.masks["optic_cup"].astype(np.uint8))
        identifier = "optic_cup_eval_OOD_cross_site_inFundus_casenum_12_sliceid_0"
        yield identifier, drawn, {"optic_cup": drawn.masks["optic_cup"]}


def _kinds(drawn):
    """Where the kind is known; the drawing's corner of white vessels is neither."""
    artery, vein = drawn.masks["artery"].copy(), drawn.masks["vein"].copy()
    artery[:40], vein[:40] = False, False
    return {"artery": artery, "vein": vein, "vessel": drawn.masks["vessel"]}


def _any_colour(drawn):
    return drawn.masks["vessel"]
