# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What nobody should send, as tables: what is said about a row, the bytes, and what must come back."""
