"""DICOM over the network: sending, asking, fetching. Only here pynetdicom is imported."""
