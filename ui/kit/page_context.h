// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "kit/action_registry.h"
#include "kit/dialogs.h"
#include "kit/kit.h"
#include "kit/minute_tick.h"
#include "kit/navigator.h"
#include "kit/preferences.h"
#include "kit/scope.h"
#include "kit/undo.h"

namespace hatstand::ui
{

/// What every page shares with the window; its services are constructor arguments of their own. The parts
/// outlive the pages, which keep a copy of this (it is only references).
///
///     CalendarPage(const PageContext &context, plan::PostService &posts, …, QWidget *parent);
struct PageContext
{
    Kit kit;
    const Clock &clock;
    Timers &timers;
    Scope &scope;
    Navigator &navigator;
    ActionRegistry &actions;
    UndoStack &undo;
    Dialogs &dialogs;
    Preferences &preferences;
    MinuteTick &minutes;
};

} // namespace hatstand::ui
