"""DICOM photographs made by the tests, in every transfer syntax that they can write."""

import io
import tempfile
from pathlib import Path

import numpy as np
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import get_encoder

OP8 = "1.2.840.10008.5.1.4.1.1.77.1.5.1"


def dataset(pixels, photometric, *, bits=None, syntax=uid.ExplicitVRLittleEndian, **tags):
    """A data set around `pixels`: (h, w), (h, w, 3), or with frames first where tags say so."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = syntax
    made.SOPClassUID, made.SOPInstanceUID = OP8, "1.2.3.4"
    made.Modality = "OP"
    made.PatientName, made.PatientID = "Doe^Jane", "PAT-77"
    made.PatientBirthDate, made.StudyDate = "19500102", "20240131"
    colour = pixels.shape[-1] == 3
    made.Rows, made.Columns = pixels.shape[-3:-1] if colour else pixels.shape[-2:]
    made.SamplesPerPixel = 3 if colour else 1
    if colour:
        made.PlanarConfiguration = 0
    made.PhotometricInterpretation = photometric
    made.BitsAllocated = 8 * pixels.dtype.itemsize
    made.BitsStored = bits or made.BitsAllocated
    made.HighBit, made.PixelRepresentation = made.BitsStored - 1, 0
    made.PixelData = pixels.tobytes()
    made["PixelData"].VR = "OB" if made.BitsAllocated == 8 else "OW"
    for key, value in tags.items():
        setattr(made, key, value)
    return made


def with_streams(made, syntax, *streams):
    """The data set with its pixels replaced by compressed streams, one a frame."""
    made.file_meta.TransferSyntaxUID = syntax
    made.PixelData = encapsulate(list(streams))
    made["PixelData"].VR = "OB"
    if len(streams) > 1:
        made.NumberOfFrames = len(streams)
    return made


def encoded(pixels, photometric, syntax, *, bits=None, label=None, **options):
    """Compressed by pydicom's encoder as `photometric`, labelled in the header as `label`."""
    made = dataset(pixels, photometric, bits=bits)
    stream = get_encoder(syntax).encode(
        pixels,
        rows=made.Rows,
        columns=made.Columns,
        samples_per_pixel=made.SamplesPerPixel,
        bits_allocated=made.BitsAllocated,
        bits_stored=made.BitsStored,
        pixel_representation=0,
        photometric_interpretation=photometric,
        planar_configuration=0,
        number_of_frames=1,
        **options,
    )
    made.PhotometricInterpretation = label or photometric
    return with_streams(made, syntax, stream)


def lossless_jpeg(pixels, photometric, *, bits=None):
    """Compressed as JPEG process 14, selection value 1, by GDCM."""
    import gdcm
    from pydicom import dcmread

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "made.dcm")
        dataset(pixels, photometric, bits=bits).save_as(path, enforce_file_format=True)
        reader = gdcm.ImageReader()
        reader.SetFileName(path)
        assert reader.Read()
        change = gdcm.ImageChangeTransferSyntax()
        change.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.JPEGLosslessProcess14_1))
        change.SetInput(reader.GetImage())
        assert change.Change()
        writer = gdcm.ImageWriter()
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        writer.SetFileName(path)
        assert writer.Write()
        return dcmread(io.BytesIO(Path(path).read_bytes()))


def file_bytes(made) -> bytes:
    """The data set as a DICOM file."""
    buffer = io.BytesIO()
    made.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def palette(made, colours, *, bits):
    """Give the data set a palette of `colours` (n, 3)."""
    for i, name in enumerate(("Red", "Green", "Blue")):
        values = np.ascontiguousarray(colours[:, i]).astype("<u2")
        setattr(made, f"{name}PaletteColorLookupTableDescriptor", [len(colours), 0, bits])
        setattr(made, f"{name}PaletteColorLookupTableData", values.tobytes())
    return made
