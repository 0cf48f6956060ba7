// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::publish
{

/// Tells the senders of one workspace on one computer of each other: the window's and the command line's.
/// Kept by the system for as long as the process lives, so that nothing is left behind by one that crashes.
/// Where the system has no such thing (only Linux has), nobody is ever seen.
class SenderPresence
{
public:
    SenderPresence() = default;
    ~SenderPresence();
    SenderPresence(const SenderPresence &) = delete;
    SenderPresence &operator=(const SenderPresence &) = delete;
    SenderPresence(SenderPresence &&) = delete;
    SenderPresence &operator=(SenderPresence &&) = delete;

    /// Comes in, once: answers whether others were there before. `workspace`: path of its file; where there
    /// is no such file, nobody is.
    bool enter(const QString &workspace);

private:
    int m_socket = -1;
};

} // namespace hatstand::publish
