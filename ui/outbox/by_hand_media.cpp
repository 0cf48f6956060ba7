// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/by_hand_media.h"

#include "kit/buttons.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "outbox/drag_out_model.h"

#include <QEvent>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int listHeight = 84;
} // namespace

ByHandMedia::ByHandMedia(const Kit &kit, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_heading(makeLabel({}, TypeRole::Second, Ink::Text2, this))
    , m_note(
          makeLabel(tr("The pictures are being made ready: what they tell beside themselves is taken out."),
                    TypeRole::Second, Ink::Text2, this))
    , m_trouble(makeLabel({}, TypeRole::Second, Ink::Bad, this))
    , m_again(makeButton(kit, tr("Try again"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, this))
    , m_list(new QListView(this))
    , m_model(new DragOutModel(this))
{
    m_note->setObjectName(QStringLiteral("byHandMediaNote"));
    m_trouble->setObjectName(QStringLiteral("byHandMediaTrouble"));
    m_again->setObjectName(QStringLiteral("byHandMediaAgain"));
    for (QLabel *label : {m_heading, m_note, m_trouble})
        label->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("byHandMedia"));
    m_list->setAccessibleName(tr("Pictures to drag into the page"));
    m_list->setModel(m_model);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setDefaultDropAction(Qt::CopyAction);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_heading, m_note, m_trouble})
        column->addWidget(part);
    column->addWidget(m_again, 0, Qt::AlignLeading);
    column->addWidget(m_list);
    showWordsWithKey(actions, QStringLiteral("outbox.media"), m_heading,
                     tr("Drag the pictures into the page"),
                     [this](const QString &text) { m_heading->setText(text); });
    connect(m_again, &QPushButton::clicked, this, &ByHandMedia::againRequested);
    // Not within the drag that found it.
    connect(m_model, &DragOutModel::fileGone, this, &ByHandMedia::againRequested, Qt::QueuedConnection);
    measure();
    setFiles(std::nullopt);
}

void ByHandMedia::setFiles(const std::optional<ByHandFitting::Files> &files)
{
    const bool isReady = files && *files;
    const bool isFailed = files && !*files;
    m_model->setMedia(isReady ? **files : std::vector<networks::OutgoingMedia>());
    m_heading->setVisible(isReady);
    m_list->setVisible(isReady);
    m_note->setVisible(!files);
    m_trouble->setVisible(isFailed);
    m_again->setVisible(isFailed);
    if (isFailed) {
        //: What happened, why, and what to do now
        m_trouble->setText(tr("There is nothing to drag yet. %1").arg(files->error().sentence()));
    }
}

bool ByHandMedia::hasFiles() const
{
    return m_model->rowCount() > 0;
}

void ByHandMedia::showFiles()
{
    if (!hasFiles())
        return;
    m_list->selectAll();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> ByHandMedia::stops() const
{
    return {m_again, m_list};
}

void ByHandMedia::measure()
{
    m_list->setFixedHeight(m_kit.px(listHeight));
    layout()->setSpacing(m_kit.px(4));
}

void ByHandMedia::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

} // namespace hatstand::ui::outbox
