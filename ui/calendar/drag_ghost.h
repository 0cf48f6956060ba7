// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/drag_session.h"
#include "kit/kit.h"

#include <QWidget>

namespace hatstand::ui::calendar
{

/// Lies over the page while something is dragged: the chip where it would come to stand, and the tip under
/// the pointer with the client's time. Takes no mouse.
class DragGhost final : public QWidget
{
    Q_OBJECT
public:
    DragGhost(const Kit &kit, DragSession &session, QWidget *page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    [[nodiscard]] QRect tipRect() const;

    Kit m_kit;
    DragSession &m_session;
    QRect m_dirty;
};

} // namespace hatstand::ui::calendar
