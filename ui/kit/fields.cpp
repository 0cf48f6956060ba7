// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/fields.h"

#include "kit/accessibility.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/painters.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace hatstand::ui
{

IconField::IconField(const Kit &kit, Glyph glyph, QWidget *parent)
    : QLineEdit(parent), m_kit(kit), m_glyph(glyph)
{
    measure();
}

void IconField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const int side = m_kit.px(14);
    const QRect sign(m_kit.px(10), (height() - side) / 2, side, side);
    m_kit.icons.paint(painter, mirrored(sign, rect(), layoutDirection()), m_glyph, m_kit.theme().text3);
}

void IconField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        measure();
    QLineEdit::changeEvent(event);
}

void IconField::measure()
{
    // Room for the icon and its gap, on top of the style sheet's padding.
    const int room = m_kit.px(14 + 6);
    const QMargins wanted =
        layoutDirection() == Qt::LeftToRight ? QMargins(room, 0, 0, 0) : QMargins(0, 0, room, 0);
    if (textMargins() != wanted)
        setTextMargins(wanted);
}

SearchField::SearchField(const Kit &kit, const QString &hint, QWidget *parent)
    : IconField(kit, Glyph::Search, parent)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    IconField::keyPressEvent(event);
}

FormField::FormField(const Kit &kit, const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_label(makeLabel(label, TypeRole::Second, Ink::Text2))
    , m_field(field)
    , m_sign(new GlyphLabel(kit, Glyph::Failed, 14, Ink::Bad))
    , m_remark(makeLabel({}, TypeRole::Second, Ink::Text3))
{
    m_label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_remark->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_kit.px(4));
    layout->addWidget(m_label);
    layout->addWidget(field);
    // A row of its own: without the sign the remark begins where the field does.
    auto *remark = new QHBoxLayout;
    remark->setSpacing(m_kit.px(4));
    remark->addWidget(m_sign, 0, Qt::AlignTop);
    remark->addWidget(m_remark, 1);
    layout->addLayout(remark);
    showRemark();
}

void FormField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_field->setAccessibleName(label);
}

void FormField::setHelp(const QString &help)
{
    m_help = help;
    showRemark();
}

void FormField::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    setStyleProperty(m_field, "state", error.isEmpty() ? QVariant() : QVariant(QStringLiteral("error")));
    m_field->setAccessibleDescription(error.isEmpty() ? m_help : error);
    showRemark();
}

bool FormField::hasError() const
{
    return !m_error.isEmpty();
}

void FormField::showRemark()
{
    const bool wrong = hasError();
    const QString remark = wrong ? m_error : m_help;
    setInk(m_remark, wrong ? Ink::Bad : Ink::Text3);
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    m_sign->setVisible(wrong);
    if (wrong)
        announce(m_remark, remark);
}

} // namespace hatstand::ui
