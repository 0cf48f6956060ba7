// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Only outside headers that most tests of ui/ include by themselves; no file relies on this one.
#pragma once
#include "pch_tests_core.h"
#include "pch_widgets.h"

#include <QAction>
#include <QListWidget>
#include <QScrollBar>
