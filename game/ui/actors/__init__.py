"""Who can be seen: the Eigenface, the Patient, the puppets, their props and set."""
