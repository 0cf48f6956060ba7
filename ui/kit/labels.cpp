// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/labels.h"

#include "kit/text_label.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVariant>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

QString typeName(TypeRole role)
{
    switch (role) {
    case TypeRole::Figure:
        return QStringLiteral("figure");
    case TypeRole::Tile:
        return QStringLiteral("tile");
    case TypeRole::PageTitle:
        return QStringLiteral("pageTitle");
    case TypeRole::DialogTitle:
        return QStringLiteral("dialogTitle");
    case TypeRole::Editor:
        return QStringLiteral("editor");
    case TypeRole::CardTitle:
        return QStringLiteral("cardTitle");
    case TypeRole::Body:
        return QStringLiteral("body");
    case TypeRole::Name:
        return QStringLiteral("name");
    case TypeRole::Strong:
        return QStringLiteral("strong");
    case TypeRole::Second:
        return QStringLiteral("second");
    case TypeRole::Caption:
        return QStringLiteral("caption");
    case TypeRole::CaptionBold:
        return QStringLiteral("captionBold");
    }
    return {};
}

QString inkName(Ink ink)
{
    switch (ink) {
    case Ink::Text:
    case Ink::OnAccent:
    case Ink::OnDanger:
        return QStringLiteral("text");
    case Ink::Text2:
        return QStringLiteral("text2");
    case Ink::Text3:
    case Ink::Control:
        return QStringLiteral("text3");
    case Ink::Accent:
        return QStringLiteral("accent");
    case Ink::AccentText:
        return QStringLiteral("accentText");
    case Ink::Good:
        return QStringLiteral("good");
    case Ink::Bad:
        return QStringLiteral("bad");
    case Ink::Warning:
        return QStringLiteral("warning");
    }
    return {};
}

} // namespace

QLabel *makeLabel(const QString &text, TypeRole role, Ink ink, QWidget *parent)
{
    auto *label = new TextLabel(text, role, parent);
    // QLabel asks the text which side it begins on; a name in Latin letters would stand at the far end there.
    if (QGuiApplication::isRightToLeft())
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    label->setProperty("type", typeName(role));
    label->setProperty("ink", inkName(ink));
    return label;
}

void setInk(QWidget *widget, Ink ink)
{
    setStyleProperty(widget, "ink", inkName(ink));
}

void restyle(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    // Not yet polished widgets read it when they are shown.
    if (widget->testAttribute(Qt::WA_WState_Polished))
        restyle(widget);
}

QWidget *makeLine(Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setProperty("surface", QStringLiteral("line"));
    line->setAttribute(Qt::WA_StyledBackground);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

ElidedLabel::ElidedLabel(const QString &text, TypeRole role, Ink ink, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("type", typeName(role));
    setProperty("ink", inkName(ink));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize ElidedLabel::minimumSizeHint() const
{
    ensurePolished();
    const int narrow = fontMetrics().horizontalAdvance(QStringLiteral("mm…"));
    return {std::min(narrow, sizeHint().width()), sizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    ensurePolished();
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    // A tooltip of its own comes first.
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    const Qt::Alignment alignment =
        QStyle::visualAlignment(layoutDirection(), this->alignment() | Qt::AlignVCenter) | Qt::AlignAbsolute;
    // A handle or a foreign title keeps the order of its own writing.
    painter.setLayoutDirection(text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment) | Qt::TextSingleLine,
                          palette(), isEnabled(), shown, foregroundRole());
}

} // namespace hatstand::ui
