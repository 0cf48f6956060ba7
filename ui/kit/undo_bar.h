// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "kit/kit.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace hatstand::ui
{

class ElidedLabel;

/// The bar at the foot of the window that offers to take back what was just done, for 8 seconds. A new
/// offer takes the place of the old one. Lies over its parent and moves with it.
class UndoBar final : public QFrame
{
    Q_OBJECT
public:
    static constexpr Milliseconds shownFor{8000};

    UndoBar(const Kit &kit, const Clock &clock, QWidget *parent);
    /// `done` says what happened ("Moved to Tuesday 14:30"); `undo` runs when the button is pressed.
    void offer(const QString &done, std::function<void()> undo);
    void dismiss();
    /// Stands that much higher, above what else lies at the foot.
    void setLift(int lift);
    [[nodiscard]] QPushButton *undoButton() const { return m_button; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();

    Kit m_kit;
    const Clock &m_clock;
    ElidedLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_undo;
    Milliseconds m_until{0};
    int m_lift = 0;
    QTimer m_check;
};

} // namespace hatstand::ui
