"""What every form and list of the desk rests on: recording, conflicts, history, restoring."""
