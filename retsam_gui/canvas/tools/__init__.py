"""What the mouse does on the photograph besides moving it, one file a tool."""
