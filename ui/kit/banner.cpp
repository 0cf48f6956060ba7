// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/banner.h"

#include "kit/buttons.h"
#include "kit/labels.h"
#include "kit/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPalette>

namespace hatstand::ui
{

namespace
{

Glyph defaultGlyph(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Information:
        return Glyph::Info;
    case Banner::Kind::Good:
        return Glyph::Published;
    case Banner::Kind::Warning:
        return Glyph::Alert;
    case Banner::Kind::Bad:
        return Glyph::Failed;
    }
    return Glyph::Info;
}

Ink inkOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Information:
        return Ink::Text2;
    case Banner::Kind::Good:
        return Ink::Good;
    case Banner::Kind::Warning:
        return Ink::Warning;
    case Banner::Kind::Bad:
        return Ink::Bad;
    }
    return Ink::Text2;
}

} // namespace

Banner::Banner(const Kit &kit, Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_kind(kind)
    , m_glyph(defaultGlyph(kind))
    , m_layout(new QHBoxLayout(this))
    , m_sign(new QLabel)
    , m_words(static_cast<TextLabel *>(makeLabel({}, TypeRole::Body)))
    , m_action(makeButton(kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small))
{
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_words->setObjectName(QStringLiteral("bannerWords"));
    m_words->setWordWrap(true);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_layout->addWidget(m_sign);
    m_layout->addWidget(m_words, 1);
    m_layout->addWidget(m_action);
    m_action->hide();
    // Not a fixed height: that would be the one of the size hint, and less than the lines need at the width
    // that it has in the end.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    dress();
}

void Banner::setKind(Kind kind, std::optional<Glyph> glyph)
{
    m_kind = kind;
    m_glyph = glyph.value_or(defaultGlyph(kind));
    dress();
    update();
}

void Banner::setMessage(const QString &fact, const QString &rest)
{
    const QString words = QStringList{fact, rest}.join(QLatin1Char(' ')).trimmed();
    m_words->setText(words);
    m_words->setStrongStart(static_cast<int>(fact.size()));
    setAccessibleName(words);
}

void Banner::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

StatusColours Banner::colours() const
{
    const Theme &theme = m_kit.theme();
    switch (m_kind) {
    case Kind::Information:
        return {theme.text2, theme.sunken, theme.line};
    case Kind::Good:
        return theme.status(Status::Published);
    case Kind::Warning:
        return theme.status(Status::Missed);
    case Kind::Bad:
        return theme.status(Status::Failed);
    }
    return {theme.text2, theme.sunken, theme.line};
}

void Banner::dress()
{
    m_layout->setContentsMargins(m_kit.px(16), m_kit.px(5), m_kit.px(16), m_kit.px(5));
    m_layout->setSpacing(m_kit.px(10));
    setMinimumHeight(m_kit.px(40));
    m_sign->setPixmap(m_kit.icons.pixmap(m_glyph, m_kit.px(16), colours().text, devicePixelRatioF()));
    setInk(m_words, inkOf(m_kind));
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().edge, 1));
    painter.setBrush(colours().fill);
    const qreal radius = m_kit.px(size::radiusCard);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        dress();
    QFrame::changeEvent(event);
}

} // namespace hatstand::ui
