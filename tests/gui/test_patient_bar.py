from engine.image import Identity
from retsam_gui.panels.patient_bar import pseudonym
from retsam_gui.settings import Settings


def test_a_pseudonym_is_the_same_for_the_same_patient_and_tells_nothing():
    key = bytes(32)
    first = pseudonym(Identity(name="Doe^Jane", patient_id="4711"), key=key)
    later = pseudonym(Identity(name="DOE^JANE", patient_id="4711"), key=key)
    other = pseudonym(Identity(name="Doe^Jane", patient_id="4712"), key=key)
    assert first == later
    assert first != other
    assert "4711" not in first
    assert "Doe" not in first


def test_a_pseudonym_cannot_be_looked_up_on_another_computer():
    patient = Identity(patient_id="4711")
    assert pseudonym(patient, key=bytes(32)) != pseudonym(patient, key=b"1" * 32)


def test_the_key_is_kept(qapp):
    assert Settings().pseudonym_key == Settings().pseudonym_key
    assert len(Settings().pseudonym_key) == 32
