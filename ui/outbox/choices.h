// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <utility>
#include <vector>

class QComboBox;

namespace hatstand::ui::outbox
{

/// What a box offers: the words, and what stands for them.
using Choices = std::vector<std::pair<QString, QVariant>>;

/// Offers these and sends nothing; the choice stays where it is still offered, else it is the first. A box
/// that offers the same already is left alone: its list may be open while the log or the outbox grows.
void offer(QComboBox &box, const Choices &choices);

} // namespace hatstand::ui::outbox
