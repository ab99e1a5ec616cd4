"""DICOM servers on the loopback: one that a test can make misbehave, and other people's."""

import json
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid
from pynetdicom import AE, StoragePresentationContexts, evt
from pynetdicom.sop_class import (
    ModalityWorklistInformationFind,
    StudyRootQueryRetrieveInformationModelFind,
    StudyRootQueryRetrieveInformationModelGet,
    StudyRootQueryRetrieveInformationModelMove,
    Verification,
)

from engine.pacs.nodes import Node

OP = "1.2.840.10008.5.1.4.1.1.77.1.5.1"


def free_port():
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]


def picture(patient="Doe^Jane", identifier="P1", number=1, study=None):
    """The bytes of a small photograph as DICOM; study and series are the patient's."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = OP
    made.SOPInstanceUID = generate_uid(entropy_srcs=[identifier, str(number)])
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.StudyInstanceUID = study or generate_uid(entropy_srcs=[identifier, "study"])
    made.SeriesInstanceUID = generate_uid(entropy_srcs=[made.StudyInstanceUID, "series"])
    made.PatientName, made.PatientID, made.PatientBirthDate = patient, identifier, "19500607"
    made.StudyDate, made.StudyTime, made.StudyID = "20260301", "101500", "1"
    made.AccessionNumber = made.ReferringPhysicianName = ""
    made.PatientSex, made.Modality, made.SeriesNumber, made.InstanceNumber = "F", "OP", 1, number
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows, made.Columns, made.BitsAllocated, made.BitsStored, made.HighBit = 6, 9, 8, 8, 7
    made.PixelRepresentation = 0
    made.PixelData = np.arange(54, dtype=np.uint8).tobytes()
    return made


def bytes_of(dataset):
    from io import BytesIO

    file = BytesIO()
    dataset.save_as(file, enforce_file_format=True)
    return file.getvalue()


class Server:
    """Keeps what it is sent; `status`, `stall`, `drop_at` make it misbehave."""

    def __init__(self):
        self.kept = []
        self.status = 0x0000
        self.stall = 0.0
        self.drop_at = None  # the number of an object that it keeps without an answer
        self.knows = True
        self.worklist = []
        self.gives = []  # the objects of the one study that it has
        self.brings_to = None  # where C-MOVE brings them: (host, port)

    def store(self, event):
        time.sleep(self.stall)
        if self.status != 0:
            return self.status
        self.kept.append(str(event.request.AffectedSOPInstanceUID))
        if len(self.kept) == self.drop_at:
            event.assoc.abort()
        return 0x0000

    def find(self, event):
        asked = event.identifier
        if asked.get("QueryRetrieveLevel") == "IMAGE":
            if self.knows and asked.SOPInstanceUID in self.kept:
                yield 0xFF00, asked
        else:
            for answer in self.worklist:
                yield 0xFF00, answer
        yield 0x0000, None

    def get(self, event):
        yield len(self.gives)
        for each in self.gives:
            yield 0xFF00, each

    def move(self, event):
        yield self.brings_to
        yield from self.get(event)


GIVING = {
    "C-GET": StudyRootQueryRetrieveInformationModelGet,
    "C-MOVE": StudyRootQueryRetrieveInformationModelMove,
}


@contextmanager
def serving(*, contexts=StoragePresentationContexts, called=None, tls=None, giving=None):
    """The address of a server that runs, and the server; `giving` is a key of GIVING."""
    server, port = Server(), free_port()
    entity = AE(ae_title="MADE")
    entity.require_called_aet = called is not None
    for context in list(contexts)[:100]:
        entity.add_supported_context(context.abstract_syntax)
    for service in (Verification, StudyRootQueryRetrieveInformationModelFind,
                    ModalityWorklistInformationFind):  # fmt: skip
        entity.add_supported_context(service)
    entity.add_supported_context(OP, scu_role=True, scp_role=True)
    entity.add_requested_context(OP)
    if giving:
        entity.add_supported_context(GIVING[giving])
    running = entity.start_server(
        ("127.0.0.1", port),
        block=False,
        evt_handlers=[
            (evt.EVT_C_STORE, server.store),
            (evt.EVT_C_FIND, server.find),
            (evt.EVT_C_GET, server.get),
            (evt.EVT_C_MOVE, server.move),
        ],
        ssl_context=tls,
    )
    try:
        yield Node("made", "127.0.0.1", port, "MADE"), server
    finally:
        running.shutdown()


@contextmanager
def program(arguments, port):
    """Another program that listens at a port of the loopback."""
    started = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    try:
        for _ in range(150):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert started.poll() is None, f"{arguments[0]} ended"
            time.sleep(0.1)
        yield
    finally:
        started.terminate()
        started.wait(20)


def storescp():
    """DCMTK's; pynetdicom brings one of the same name."""
    for place in ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"):
        if found := shutil.which("storescp", path=place):
            return found
    return None


def orthanc():
    return shutil.which("Orthanc", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def orthanc_settings(folder, port):
    """A server that keeps to the loopback and to this folder."""
    file = folder / "orthanc.json"
    told = {
        "Name": "test",
        "StorageDirectory": str(folder / "db"),
        "IndexDirectory": str(folder / "db"),
        "HttpServerEnabled": False,
        "DicomPort": port,
        "DicomAet": "ORTHANC",
        "DicomCheckCalledAet": True,
        "DicomAlwaysAllowFind": True,
        "DicomAlwaysAllowGet": True,
        "DicomAlwaysAllowMove": True,
        "DicomAlwaysAllowStore": True,
        "DicomModalities": {},
        "Plugins": [],
    }
    file.write_text(json.dumps(told))
    return file
