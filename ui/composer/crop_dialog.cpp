// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/crop_dialog.h"

#include "kit/choice_box.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "plan/media/crop.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 600;
const QString keep = QStringLiteral("keep-crop");
const QString byHand = QStringLiteral("by-hand");

bool isWhole(const QRectF &part)
{
    constexpr double little = 0.0005; // less than a pixel of what networks take
    return part.width() > 1 - little && part.height() > 1 - little;
}
} // namespace

CropDialog::CropDialog(const Kit &kit, const QImage &picture, QSize pixels, const Cropping &now,
                       QWidget *parent)
    : Dialog(kit, tr("Crop the picture"), dialogWidth, parent)
    , m_pixels(pixels.isEmpty() ? picture.size() : pixels)
    , m_view(new CropView(kit, picture))
    , m_shape(new ChoiceBox)
    , m_tool(new SegmentedControl(kit, tr("What is set")))
    , m_facts(makeLabel({}, TypeRole::Second, Ink::Text2))
{
    setObjectName(QStringLiteral("cropDialog"));
    setText(tr("Drag, or use the arrow keys; with Shift the part grows and shrinks. The focus point stays "
               "visible where a network shows less."));
    m_tool->setObjectName(QStringLiteral("cropTool"));
    m_tool->addSegment(tr("Part"));
    m_tool->addSegment(tr("Focus point"));
    m_tool->setCurrentIndex(0);
    m_shape->setObjectName(QStringLiteral("cropShape"));
    m_shape->setAccessibleName(tr("Shape"));
    for (const plan::CropPreset &preset : plan::cropPresets()) {
        m_shape->addItem(preset.name, preset.key);
        m_shape->setItemData(m_shape->count() - 1, preset.ratio, Qt::UserRole + 1);
    }
    m_shape->addItem(tr("By hand"), byHand);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(kit.px(size::gapInCard));
    choices->addWidget(m_tool);
    choices->addWidget(m_shape);
    choices->addStretch(1);
    body()->addLayout(choices);
    body()->addWidget(m_view, 0, Qt::AlignHCenter);
    m_facts->setObjectName(QStringLiteral("cropFacts"));
    body()->addWidget(m_facts);

    m_view->setPart(now.crop.value_or(QRectF(0, 0, 1, 1)));
    m_view->setFocusPoint(now.focus.value_or(QPointF(0.5, 0.5)));
    showShape();
    QPushButton *again =
        addButton({QStringLiteral("reset"), tr("Reset"), ButtonKind::Normal, Glyph::Undo, true}, false);
    again->setObjectName(QStringLiteral("resetCrop"));
    connect(again, &QPushButton::clicked, this, &CropDialog::reset);
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    addButton({keep, tr("Crop"), ButtonKind::Primary})->setObjectName(QStringLiteral("keepCrop"));
    connect(m_shape, &QComboBox::activated, this, &CropDialog::shapeChosen);
    connect(m_tool, &SegmentedControl::currentChanged, this, [this](int index) {
        m_view->setTool(index == 0 ? CropView::Tool::Part : CropView::Tool::Focus);
        refresh();
    });
    connect(m_view, &CropView::changed, this, [this] {
        // What was all of it is cut by hand now.
        if (m_shape->currentData(Qt::UserRole + 1).toDouble() <= 0)
            m_shape->setCurrentIndex(
                m_shape->findData(isWhole(m_view->part()) ? QStringLiteral("original") : byHand));
        refresh();
    });
    connect(this, &Dialog::answered, this, [this](const QString &id) {
        if (id == keep)
            Q_EMIT chosen(cropping());
    });
    refresh();
}

void CropDialog::showShape()
{
    const QRectF part = m_view->part();
    const QSizeF pixels(part.width() * m_pixels.width(), part.height() * m_pixels.height());
    m_shape->setCurrentIndex(m_shape->findData(isWhole(part) ? QStringLiteral("original") : byHand));
    for (int i = 0; i < m_shape->count() && !isWhole(part); ++i) {
        const double ratio = m_shape->itemData(i, Qt::UserRole + 1).toDouble();
        // Cut to whole pixels, no shape is kept to the last digit.
        if (ratio > 0 && std::abs(pixels.width() - pixels.height() * ratio) < std::max(1.0, ratio)) {
            m_shape->setCurrentIndex(i);
            m_view->setRatio(ratio * m_pixels.height() / m_pixels.width());
            return;
        }
    }
}

Cropping CropDialog::cropping() const
{
    Cropping result;
    if (!isWhole(m_view->part()))
        result.crop = m_view->part();
    if (m_view->focusPoint() != QPointF(0.5, 0.5))
        result.focus = m_view->focusPoint();
    return result;
}

void CropDialog::shapeChosen()
{
    const double ratio = m_shape->currentData(Qt::UserRole + 1).toDouble();
    if (ratio > 0) {
        const QRect part = plan::rectOfRatio(ratio, m_view->focusPoint(), m_pixels);
        m_view->setPart({double(part.x()) / m_pixels.width(), double(part.y()) / m_pixels.height(),
                         double(part.width()) / m_pixels.width(), double(part.height()) / m_pixels.height()});
    } else if (m_shape->currentData() != byHand) {
        m_view->setPart({0, 0, 1, 1});
    }
    m_view->setRatio(ratio * m_pixels.height() / m_pixels.width());
    refresh();
}

void CropDialog::reset()
{
    m_shape->setCurrentIndex(m_shape->findData(QStringLiteral("original")));
    m_view->setFocusPoint({0.5, 0.5});
    shapeChosen();
}

void CropDialog::refresh()
{
    const QRectF part = m_view->part();
    if (m_view->tool() == CropView::Tool::Focus)
        m_facts->setText(tr("Focus point: %1 % from the left, %2 % from the top")
                             .arg(qRound(m_view->focusPoint().x() * 100))
                             .arg(qRound(m_view->focusPoint().y() * 100)));
    else
        m_facts->setText(tr("%1 × %2 of %3 × %4 pixels", "width, height of the part, of the picture")
                             .arg(qRound(part.width() * m_pixels.width()))
                             .arg(qRound(part.height() * m_pixels.height()))
                             .arg(m_pixels.width())
                             .arg(m_pixels.height()));
    m_view->setAccessibleName(tr("Picture"));
    m_view->setAccessibleDescription(m_facts->text());
}

void CropDialog::showEvent(QShowEvent *event)
{
    Dialog::showEvent(event);
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace hatstand::ui::composer
