// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/choices.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
bool offersSame(const QComboBox &box, const Choices &choices)
{
    if (box.count() != static_cast<int>(choices.size()))
        return false;
    for (int i = 0; i < box.count(); ++i) {
        const auto &[text, data] = choices[static_cast<std::size_t>(i)];
        if (box.itemText(i) != text || box.itemData(i) != data)
            return false;
    }
    return true;
}
} // namespace

void offer(QComboBox &box, const Choices &choices)
{
    if (offersSame(box, choices))
        return;
    const QVariant before = box.currentData();
    const QSignalBlocker quiet(&box);
    box.clear();
    for (const auto &[text, data] : choices)
        box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(before)));
}

} // namespace hatstand::ui::outbox
