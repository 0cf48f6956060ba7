// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Only outside headers that nearly every test includes by itself; no file relies on this one.
#pragma once
#include "pch_core.h"
#include <QtTest>
