// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/chip_painter.h"

#include <QStringList>

namespace hatstand::ui::calendar
{

/// A post among the hours: a line of facts, and two of its title.
struct PostBox
{
    MonthChip chip;
    QStringList networkKeys;
    bool showsClient = false; ///< the bar in the client's colour, where there are several
    QString facts = {};       ///< a last line where hasRoomForWords: whose it is, and where it goes
};

/// Wide enough for the word of the status and the facts.
[[nodiscard]] bool hasRoomForWords(const Kit &kit, const QRect &rect);
/// The title, and then the networks, give way where the box is narrow.
void paintPostBox(QPainter &painter, const Kit &kit, const QRect &rect, const PostBox &box,
                  Qt::LayoutDirection direction);

/// Breaks a title into at most so many lines; the last one is elided.
[[nodiscard]] QStringList titleLines(const QString &title, const QFont &font, int width, int most);

} // namespace hatstand::ui::calendar
