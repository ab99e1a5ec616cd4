"""Reader studies: forms, frozen manifests, readings served blinded, agreement."""
