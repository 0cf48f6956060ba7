// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"
#include "kit/scrim.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDateTimeEdit>
#include <QSet>
#include <QTest>
#include <QWindow>

namespace hatstand::test
{

namespace
{
constexpr int mostStops = 400;
constexpr int mostSections = 4; // of a field for a date: Tab goes through day, month and year

/// What lies under the scrim of an open drawer cannot be used, by nobody.
bool isCovered(const QWidget *widget)
{
    for (const QWidget *at = widget; at->parentWidget(); at = at->parentWidget()) {
        // Children stand in the order in which they lie over each other.
        const QObjectList &siblings = at->parentWidget()->children();
        for (qsizetype above = siblings.indexOf(at) + 1; above < siblings.size(); ++above) {
            const auto *scrim = qobject_cast<ui::Scrim *>(siblings[above]);
            const QPoint middle =
                scrim ? scrim->mapFromGlobal(widget->mapToGlobal(widget->rect().center())) : QPoint();
            // That around a drawer leaves out the drawer.
            if (scrim && scrim->isVisible() && (scrim->mask().isEmpty() || scrim->mask().contains(middle)))
                return true;
        }
    }
    return false;
}

bool isStop(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() &&
           !isCovered(widget);
}

/// The order in which the parts of the window are read.
int partOf(const QWidget *widget)
{
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (at->objectName() == QLatin1StringView("rail"))
            return 0;
        if (at->objectName() == QLatin1StringView("topBar"))
            return 1;
        if (at->objectName() == QLatin1StringView("pages"))
            return 2;
    }
    return 3; // bars that lie over it
}

/// Whether `next` stands before `here` for somebody who reads.
bool goesBack(const QWidget *here, const QWidget *next)
{
    if (partOf(next) < partOf(here))
        return true;
    if (here->parentWidget() != next->parentWidget() || !here->parentWidget())
        return false;
    const QRect a = here->geometry();
    const QRect b = next->geometry();
    if (b.bottom() <= a.top())
        return true;
    const bool sameLine = b.top() < a.bottom() && a.top() < b.bottom();
    const bool before = here->parentWidget()->layoutDirection() == Qt::RightToLeft ? b.left() >= a.right()
                                                                                   : b.right() <= a.left();
    return sameLine && before;
}

bool wasReached(const QWidget *control, const QList<QWidget *> &stops)
{
    for (const QWidget *stop : stops) {
        if (stop == control || stop == control->focusProxy() || control->isAncestorOf(stop) ||
            stop->focusProxy() == control)
            return true;
    }
    return false;
}
} // namespace

QList<Finding> tabWalk(QWidget &window)
{
    QList<Finding> findings;
    QList<QWidget *> wanted;
    for (QWidget *control : controlsIn(window)) {
        if (isStop(control))
            wanted.append(control);
    }
    QWidget *first = nullptr;
    for (QWidget *at = window.nextInFocusChain(); at && at != &window && !first;
         at = at->nextInFocusChain()) {
        if (isStop(at) && !at->focusProxy() && window.isAncestorOf(at))
            first = at;
    }
    if (!first)
        return findings;
    first->setFocus(Qt::TabFocusReason);
    QList<Finding> back;
    QList<QWidget *> stops{QApplication::focusWidget()};
    if (!stops.front())
        return {{QStringLiteral("tab"), wayTo(&window), QStringLiteral("the window is not active")}};
    while (stops.size() < mostStops) {
        QWidget *here = nullptr;
        for (int press = 0; press < mostSections; ++press) {
            QTest::keyClick(window.window()->windowHandle(), Qt::Key_Tab);
            here = QApplication::focusWidget();
            if (here != stops.back() || !qobject_cast<QDateTimeEdit *>(here))
                break;
        }
        if (here == stops.front()) {
            // Round the circle it goes back once: at the end, or somewhere else if it began in the middle.
            if (back.size() == 1 && !goesBack(stops.back(), here))
                back.clear();
            break;
        }
        if (!here || stops.contains(here)) {
            findings.append({QStringLiteral("tab"), wayTo(here ? here : stops.back()),
                             QStringLiteral("Tab does not get away from here")});
            break;
        }
        if (goesBack(stops.back(), here))
            back.append({QStringLiteral("tab"), wayTo(here),
                         QStringLiteral("comes after %1, which stands behind it").arg(wayTo(stops.back()))});
        stops.append(here);
    }
    findings += back;
    for (const QWidget *control : std::as_const(wanted)) {
        // What went away on the way (the buttons of a row that was current) cannot be reached any more.
        if (isStop(control) && !wasReached(control, stops))
            findings.append({QStringLiteral("tab"), wayTo(control), QStringLiteral("Tab never comes here")});
    }
    return findings;
}

} // namespace hatstand::test
