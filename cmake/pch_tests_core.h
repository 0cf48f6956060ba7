// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Only outside headers that most tests of core/ include by themselves; no file relies on this one.
#pragma once
#include "pch_core.h"

#include <QCoro/QCoroTask>
#include <QEventLoop>
#include <QFuture>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <map>
