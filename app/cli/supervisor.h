// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hatstand::cli
{

/// Tells whoever started the program as a service how it stands ("READY=1", "STOPPING=1"): one datagram to
/// the socket that $NOTIFY_SOCKET names, see sd_notify(3). Answers whether it was sent; without such a socket
/// nothing is, and nothing is wrong. Never waits.
bool tellSupervisor(const QByteArray &state);

} // namespace hatstand::cli
