// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
int main()
{
    return 0;
}
