// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/post_card.h"

#include "inbox/cut_label.h"
#include "kit/buttons.h"
#include "kit/labels.h"
#include "kit/painted.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::inbox
{

/// The picture, cut to a square with round corners; a sign while there is none.
class PictureTile final : public Painted
{
public:
    PictureTile(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Graphic, parent) {}
    void setPicture(const QImage &image)
    {
        m_picture = image;
        update();
    }
    void setGlyph(Glyph glyph)
    {
        m_glyph = glyph;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int side = theme().px(PostCard::picture);
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QPainterPath shape;
        shape.addRoundedRect(rect(), theme().px(4), theme().px(4));
        painter.setClipPath(shape);
        if (m_picture.isNull()) {
            painter.fillRect(rect(), theme().sunken);
            const int side = theme().px(18);
            kit().icons.paint(painter, QRect((width() - side) / 2, (height() - side) / 2, side, side),
                              m_glyph, theme().text3);
            return;
        }
        const int side = std::min(m_picture.width(), m_picture.height());
        painter.drawImage(rect(), m_picture,
                          QRect((m_picture.width() - side) / 2, (m_picture.height() - side) / 2, side, side));
    }

private:
    QImage m_picture;
    Glyph m_glyph = Glyph::Draft;
};

PostCard::PostCard(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_picture(new PictureTile(kit, this))
    , m_text(new CutLabel(kit, TypeRole::Second, this))
    , m_remark(new ElidedLabel({}, TypeRole::Caption, Ink::Text3, this))
    , m_open(makeButton(kit, tr("Open"), ButtonKind::Quiet, Glyph::Ext, ButtonSize::Small, this))
{
    setObjectName(QStringLiteral("postCard"));
    setProperty("edge", QStringLiteral("card"));
    m_text->setObjectName(QStringLiteral("postCardText"));
    m_open->setObjectName(QStringLiteral("openAnswered"));
    auto *row = new QHBoxLayout(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_text);
    words->addWidget(m_remark);
    words->addStretch(1);
    row->addWidget(m_picture);
    row->addLayout(words, 1);
    row->addWidget(m_open);
    measure();
}

void PostCard::measure()
{
    layout()->setContentsMargins(m_kit.px(12), m_kit.px(10), m_kit.px(12), m_kit.px(10));
    layout()->setSpacing(m_kit.px(12));
}

void PostCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void PostCard::show(const Shown &shown)
{
    m_text->setText(shown.text);
    m_remark->setText(shown.remark);
    m_remark->setVisible(!shown.remark.isEmpty());
    m_open->setAccessibleName(shown.open);
    m_open->setToolTip(shown.open);
    m_picture->setGlyph(shown.isPage ? Glyph::Link : Glyph::Draft);
    m_picture->setPicture({});
    m_picture->hide();
    setVisible(true);
}

void PostCard::setPicture(const QImage &image)
{
    m_picture->setPicture(image);
    m_picture->setVisible(!image.isNull());
}

} // namespace hatstand::ui::inbox
