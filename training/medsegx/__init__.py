"""MedSegX: adapters beside a frozen encoder, pre-trained and fine-tuned on a MedSegDB."""
