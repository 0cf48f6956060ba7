// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_item.h"
#include "kit/kit.h"

#include <QFrame>

class QLabel;

namespace hatstand::ui
{
class ElidedLabel;
class StatusChip;
} // namespace hatstand::ui

namespace hatstand::ui::calendar
{

/// A short look at a post without leaving the calendar: what it says, where it goes, how it stands. Takes
/// neither the keyboard nor the mouse; whoever shows it takes it away.
class PeekCard final : public QFrame
{
    Q_OBJECT
public:
    PeekCard(const Kit &kit, QWidget *page);

    /// Beside `chip` (in global coordinates), within the page.
    void show(const CalendarItem &item, const plan::Post &post, const QByteArray &shownZone, QRect chip);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kit m_kit;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_text;
    QLabel *m_media;
    StatusChip *m_status;
};

} // namespace hatstand::ui::calendar
