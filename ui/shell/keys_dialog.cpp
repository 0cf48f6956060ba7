// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keys_dialog.h"

#include "kit/chips.h"
#include "kit/labels.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr int dialogWidth = 720;
constexpr int listHeight = 460;
constexpr int leastList = 160;
constexpr int aroundList = 240; ///< words and buttons, and what is seen of the window
} // namespace

KeysDialog::KeysDialog(const Kit &kit, const ActionRegistry &actions, QWidget *parent)
    : Dialog(kit, tr("Keys"), dialogWidth, parent)
{
    setObjectName(QStringLiteral("keysDialog"));
    setText(tr(
        "Single letters work while no text field has the focus. Those of a page work while it is shown. Keys "
        "can be changed in Settings."));
    QStringList groups;
    const auto &entries = actions.entries();
    for (const auto &entry : entries) {
        if (!entry.keys.isEmpty() && !groups.contains(entry.group))
            groups.append(entry.group);
    }
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("keysList"));
    area->setAccessibleName(tr("Keys"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // What is around it takes the rest of a small window; the dialog itself need not scroll then.
    const int room = parent ? parent->window()->height() - kit.px(aroundList) : kit.px(listHeight);
    area->setMinimumHeight(std::clamp(room, kit.px(leastList), kit.px(listHeight)));
    auto *content = new QWidget(area);
    content->setProperty("surface", QStringLiteral("raised"));
    auto *grid = new QGridLayout(content);
    const int beforeBar = kit.px(8);
    grid->setContentsMargins(isRightToLeft() ? beforeBar : 0, 0, isRightToLeft() ? 0 : beforeBar, 0);
    grid->setHorizontalSpacing(kit.px(12));
    grid->setVerticalSpacing(kit.px(6));
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QString &group : std::as_const(groups)) {
        if (row > 0)
            grid->setRowMinimumHeight(row++, kit.px(8));
        grid->addWidget(makeLabel(group, TypeRole::CaptionBold, Ink::Text3, content), row++, 0, 1, 2);
        for (const auto &entry : entries) {
            if (entry.group != group || entry.keys.isEmpty())
                continue;
            grid->addWidget(new ElidedLabel(entry.text, TypeRole::Body, Ink::Text, content), row, 0);
            auto *caps = new QHBoxLayout;
            caps->setSpacing(kit.px(4));
            caps->addStretch(1);
            for (const QKeySequence &key : entry.keys)
                caps->addWidget(new KeyCap(kit, key.toString(QKeySequence::NativeText), content));
            grid->addLayout(caps, row, 1);
            ++row;
        }
    }
    grid->setRowStretch(row, 1);
    area->setWidget(content);
    body()->addWidget(area);
    addButton({QStringLiteral("close"), tr("Close"), ButtonKind::Primary});
}

} // namespace hatstand::ui::shell
