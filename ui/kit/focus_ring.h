// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QObject>
#include <QPointer>

namespace hatstand::ui
{

/// Draws the 2 px ring 1 px outside whatever has the keyboard focus: after Tab, an arrow or a shortcut
/// always, on fields also after a click. One for the whole program; made in app/.
///
/// Views that draw the focus themselves (lists, calendar) are left alone: item views, and widgets with the
/// dynamic property `ownFocus` = true. The property `focusRadius` (design pixels) fits the ring to widgets
/// with other corners than a control's.
class FocusRing final : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(const Kit &kit, QObject *parent = nullptr);
    ~FocusRing() override;

    /// The widget that is ringed now, or null.
    [[nodiscard]] QWidget *target() const { return m_target; }
    /// The drawing itself, a child of the target's window; null before the first use.
    [[nodiscard]] QWidget *overlay() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Overlay;
    void follow(QWidget *target);
    void leave();
    void place();

    Kit m_kit;
    QPointer<Overlay> m_overlay;
    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched;
};

} // namespace hatstand::ui
