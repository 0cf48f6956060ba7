// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Only outside headers that nearly every file of ui/ includes by itself; no file relies on this one.
#pragma once
#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QDialog>
#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QWidget>
#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <vector>
