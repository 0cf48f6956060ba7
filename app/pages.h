// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

namespace hatstand
{

/// Adds every page that this program has to the workbench, in the order of the rail: one function a page.
void addPages(Session &session, ui::shell::Workbench &workbench);

} // namespace hatstand
