"""From draft to public and back: review, publishing, hiding, preview."""
