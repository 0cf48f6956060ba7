// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace hatstand::cli
{

/// All words of the command line are translated under this name: `Tr::tr("…")`.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::cli)
};

} // namespace hatstand::cli
