// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/focus_ring.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace hatstand::ui
{

namespace
{

constexpr int ringWidth = 2;
constexpr int ringGap = 1;
constexpr int ringReach = ringWidth + ringGap;

bool isField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget) ||
           qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           (qobject_cast<const QComboBox *>(widget) && static_cast<const QComboBox *>(widget)->isEditable());
}

bool drawsItself(const QWidget *widget)
{
    return qobject_cast<const QAbstractItemView *>(widget) || widget->property("ownFocus").toBool() ||
           widget->windowType() == Qt::Popup || widget->isWindow();
}

bool isByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

} // namespace

class FocusRing::Overlay final : public QWidget
{
public:
    Overlay(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit)
    {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

    /// `whole` is where the ring would be if nothing hid a part of it, in this widget's coordinates.
    void setRing(const QRect &whole, qreal radius)
    {
        m_whole = whole;
        m_radius = radius;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_kit.theme().accent, ringWidth));
        painter.drawRoundedRect(QRectF(m_whole).adjusted(1, 1, -1, -1), m_radius, m_radius);
    }

private:
    Kit m_kit;
    QRect m_whole;
    qreal m_radius = 0;
};

FocusRing::FocusRing(const Kit &kit, QObject *parent) : QObject(parent), m_kit(kit)
{
    qApp->installEventFilter(this);
}

FocusRing::~FocusRing()
{
    delete m_overlay;
}

QWidget *FocusRing::overlay() const
{
    return m_overlay;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    // Sees every event of the program: the two cases that matter are told apart by their type first.
    switch (event->type()) {
    case QEvent::FocusIn: {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (!widget)
            break;
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        // A window that comes back, or a menu that closes, leaves the ring as it was.
        const bool kept =
            widget == m_target && (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason);
        // Set by the program: right after a key it is the keyboard's doing (a dialog that opens, an arrow).
        const bool programmed = reason == Qt::OtherFocusReason && widget->property("ringOnFocus").toBool();
        if (!drawsItself(widget) && (kept || programmed || isByKeyboard(reason) || isField(widget)))
            follow(widget);
        else if (widget != m_overlay)
            leave();
        break;
    }
    case QEvent::FocusOut:
        if (watched == m_target && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            leave();
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
    case QEvent::ZOrderChange:
    case QEvent::ParentChange:
        if (m_target && watched->isWidgetType() && watched != m_overlay &&
            (watched == m_target || static_cast<QWidget *>(watched)->isAncestorOf(m_target)))
            place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::follow(QWidget *target)
{
    m_target = target;
    QWidget *window = target->window();
    if (!m_overlay || m_overlay->parentWidget() != window) {
        delete m_overlay;
        m_overlay = new Overlay(m_kit, window);
    }
    place();
}

void FocusRing::leave()
{
    m_target = nullptr;
    if (m_overlay)
        m_overlay->hide();
}

void FocusRing::place()
{
    if (!m_overlay || !m_target)
        return;
    QWidget *window = m_target->window();
    if (!m_target->isVisible() || m_overlay->parentWidget() != window) {
        m_overlay->hide();
        return;
    }
    const QRect whole = QRect(m_target->mapTo(window, QPoint()), m_target->size())
                            .adjusted(-ringReach, -ringReach, ringReach, ringReach);
    // What a scroll area hides of the widget, it hides of the ring.
    QRect seen = whole & window->rect();
    for (QWidget *above = m_target->parentWidget(); above && above != window; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QAbstractScrollArea *>(above)) {
            const QWidget *viewport = area->viewport();
            seen &= QRect(viewport->mapTo(window, QPoint()), viewport->size())
                        .adjusted(-ringReach, -ringReach, ringReach, ringReach);
        }
    }
    if (seen.isEmpty()) {
        m_overlay->hide();
        return;
    }
    const QVariant own = m_target->property("focusRadius");
    const int radius = own.isValid() ? own.toInt() : size::radiusControl;
    m_overlay->setGeometry(seen);
    m_overlay->setRing(whole.translated(-seen.topLeft()), m_kit.px(radius) + ringReach - 1);
    m_overlay->show();
    m_overlay->raise();
}

} // namespace hatstand::ui
