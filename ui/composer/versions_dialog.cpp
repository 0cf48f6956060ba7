// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/versions_dialog.h"

#include "base/clock.h"
#include "kit/choice_box.h"
#include "kit/labels.h"
#include "kit/time_words.h"
#include "plan/post_json.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 760;
constexpr int listWidth = 230;
constexpr int bodyHeight = 320;
const QString putBack = QStringLiteral("put-back");

QString reasonWords(plan::RevisionReason reason)
{
    switch (reason) {
    case plan::RevisionReason::Autosave:
        return VersionsDialog::tr("while writing");
    case plan::RevisionReason::Saved:
        return VersionsDialog::tr("saved");
    case plan::RevisionReason::Scheduled:
        return VersionsDialog::tr("scheduled");
    case plan::RevisionReason::BeforeRestore:
        return VersionsDialog::tr("before another was put back");
    }
    return {};
}
} // namespace

VersionsDialog::VersionsDialog(const Kit &kit, std::vector<plan::Revision> revisions, plan::Post now,
                               ContentNames names, const Clock &clock, QWidget *parent)
    : Dialog(kit, tr("Earlier versions"), dialogWidth, parent)
    , m_revisions(std::move(revisions))
    , m_now(std::move(now))
    , m_names(std::move(names))
    , m_list(new QListWidget)
    , m_other(new ChoiceBox)
    , m_difference(makeLabel({}, TypeRole::Body))
{
    setObjectName(QStringLiteral("versionsDialog"));
    setText(tr("From the older to the newer of the two: struck through is what has gone, underlined what has "
               "come. Putting one back keeps the present one too."));
    m_list->setObjectName(QStringLiteral("versionsList"));
    m_list->setAccessibleName(tr("Versions, newest first"));
    m_list->setFixedWidth(kit.px(listWidth));
    const QDate today = wallTimeAt(clock.now(), systemZone()).date;
    m_other->setObjectName(QStringLiteral("versionsOther"));
    m_other->setAccessibleName(tr("Compare with"));
    m_other->addItem(tr("What it says now"));
    for (const plan::Revision &revision : m_revisions) {
        const QString words = tr("%1, %2", "time, reason")
                                  .arg(dayAndTimeWords(wallTimeAt(revision.createdAt, systemZone()), today),
                                       reasonWords(revision.reason));
        m_list->addItem(words);
        m_other->addItem(words);
    }
    m_difference->setObjectName(QStringLiteral("versionDifference"));
    m_difference->setTextFormat(Qt::RichText);
    m_difference->setWordWrap(true);
    m_difference->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_difference->setMargin(kit.px(size::gapInCard));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_difference);
    scroll->setAccessibleName(tr("What has changed"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    row->addWidget(m_list);
    auto *column = new QVBoxLayout;
    column->setSpacing(kit.px(size::gap));
    auto *comparing = new QHBoxLayout;
    comparing->addWidget(makeLabel(tr("Compare with"), TypeRole::Second, Ink::Text2));
    comparing->addWidget(m_other, 1);
    column->addLayout(comparing);
    column->addWidget(scroll, 1);
    row->addLayout(column, 1);
    body()->addLayout(row);
    m_list->setMinimumHeight(kit.px(bodyHeight));
    addButton({QStringLiteral("close"), tr("Close")});
    addButton({putBack, tr("Put this back"), ButtonKind::Primary})->setObjectName(QStringLiteral("putBack"));
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showDifference);
    connect(m_other, &QComboBox::currentIndexChanged, this, &VersionsDialog::showDifference);
    connect(this, &Dialog::answered, this, [this](const QString &id) {
        const int chosen = m_list->currentRow();
        if (id == putBack && chosen >= 0)
            Q_EMIT putBackAsked(m_revisions[size_t(chosen)].id);
    });
    m_list->setCurrentRow(0);
}

void VersionsDialog::showDifference()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= int(m_revisions.size()))
        return;
    // The list is newest first, and what it says now is newer than all.
    const int other = m_other->currentIndex() - 1;
    const int older = std::max(row, other);
    const int newer = std::min(row, other);
    const plan::Post &before = m_revisions[size_t(older)].content;
    const plan::Post &after = newer < 0 ? m_now : m_revisions[size_t(newer)].content;
    m_difference->setText(plan::sameContent(before, after)
                              ? tr("Nothing differs between the two.").toHtmlEscaped()
                              : contentDifference(before, after, m_names, kit().theme()));
}

} // namespace hatstand::ui::composer
