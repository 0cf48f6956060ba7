// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/link_row.h"

#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/path_label.h"
#include "networks/text_measure.h"
#include "plan/link_tagging.h"
#include "strategy/campaign_service.h"

#include <QClipboard>
#include <QComboBox>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPointer>

namespace hatstand::ui::composer
{

namespace
{
constexpr int campaignWidth = 160; // design pixels
constexpr int campaignWidthAtMost = 240;
const QString newCampaign = QStringLiteral("new");

/// Only what is looked at for a link, so that a text of megabytes is not.
constexpr qsizetype looked = 20'000;

QString firstLink(const QString &text, networks::EntityRule rule)
{
    for (const networks::TextEntity &entity : networks::findEntities(text.left(looked), rule)) {
        if (entity.kind == networks::EntityKind::Link)
            return text.mid(entity.start, entity.length);
    }
    return {};
}

/// What is the campaign's is what is looked for here; the address stands in the text above. What follows the
/// campaign only counts for machines; the name itself is to stay at the end, where nothing is given up.
QString campaignPart(const QString &link)
{
    const QChar more(u'…');
    const qsizetype query = link.indexOf(u'?');
    if (query < 0)
        return link;
    const qsizetype name = link.indexOf(QLatin1String("utm_campaign="), query);
    const qsizetype end = name < 0 ? -1 : link.indexOf(u'&', name);
    if (end < 0)
        return more + link.mid(query);
    return more + link.mid(query, end - query) + more;
}
} // namespace

LinkRow::LinkRow(const Kit &kit, ComposerState &state, const Services &services, Dialogs &dialogs,
                 Navigator &navigator, QWidget *parent)
    : SectionRow(kit, Glyph::Link, tr("Link"), parent)
    , m_state(state)
    , m_services(services)
    , m_dialogs(dialogs)
    , m_navigator(navigator)
    , m_campaign(new ChoiceBox)
    , m_preview(new PathLabel({}, TypeRole::Second, Ink::Text2))
    , m_copy(makeIconButton(kit, Glyph::Copy, tr("Copy the link"), ButtonKind::Normal, ButtonSize::Normal))
{
    setObjectName(QStringLiteral("linkRow"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gap));
    m_campaign->setObjectName(QStringLiteral("campaign"));
    m_campaign->setAccessibleName(tr("Campaign that links carry"));
    m_campaign->fitCurrentText(kit, campaignWidth, campaignWidthAtMost);
    auto *well = new QFrame;
    well->setProperty("kind", QStringLiteral("well"));
    well->setMinimumHeight(kit.px(size::control));
    auto *inside = new QHBoxLayout(well);
    inside->setContentsMargins(kit.px(10), 0, kit.px(10), 0);
    m_preview->setObjectName(QStringLiteral("taggedLink"));
    inside->addWidget(m_preview, 1);
    m_copy->setObjectName(QStringLiteral("copyLink"));
    row->addWidget(m_campaign);
    row->addWidget(well, 1);
    row->addWidget(m_copy);
    setContent(content);

    connect(m_campaign, &QComboBox::activated, this, &LinkRow::chosen);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_link);
        m_navigator.say(tr("The link is copied."));
    });
    connect(&services.campaigns, &strategy::CampaignService::changed, this, &LinkRow::fillCampaigns);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts == Parts(Part::Everything) || (parts & Part::Link))
            fillCampaigns();
        else if (parts & (Part::Text | Part::Tab | Part::Accounts | Part::Status))
            refresh();
    });
    fillCampaigns();
}

void LinkRow::focusCampaign()
{
    m_campaign->setFocus(Qt::TabFocusReason);
}

void LinkRow::fillCampaigns()
{
    m_campaign->clear();
    const QIcon icon = kit().icon(Glyph::Tag, Ink::Text3);
    m_campaign->addItem(icon, tr("No campaign"));
    const strategy::CampaignId chosenId = m_state.post().campaignId;
    bool listed = chosenId.isNull();
    if (const auto campaigns = m_services.campaigns.campaignsOf(m_state.post().clientId)) {
        for (const strategy::Campaign &campaign : *campaigns) {
            m_campaign->addItem(icon, campaign.name, campaign.id.toString());
            listed = listed || campaign.id == chosenId;
        }
    }
    if (!listed) {
        if (const auto archived = m_services.campaigns.campaign(chosenId))
            m_campaign->addItem(icon, archived->name, archived->id.toString());
    }
    m_campaign->addItem(kit().icon(Glyph::Plus, Ink::Text3), tr("New campaign…"), newCampaign);
    const bool none = chosenId.isNull() || !m_state.post().tagLinks;
    m_campaign->setCurrentIndex(none ? 0 : m_campaign->findData(chosenId.toString()));
    refresh();
}

void LinkRow::chosen(int index)
{
    const QString value = m_campaign->itemData(index).toString();
    if (value == newCampaign)
        makeCampaign();
    else
        m_state.setCampaign(strategy::CampaignId::fromString(value));
}

QCoro::Task<void> LinkRow::makeCampaign()
{
    const QPointer<LinkRow> self(this);
    TextRequest request;
    request.title = tr("New campaign");
    request.text = tr("Links of its posts carry its name, so that visits can be told apart.");
    request.label = tr("Name");
    request.accept = tr("Make it");
    const QPointer<QWidget> asker(this);
    const auto name = co_await m_dialogs.askText(asker, request);
    if (!self)
        co_return;
    if (name && !name->trimmed().isEmpty()) {
        strategy::Campaign campaign;
        campaign.clientId = m_state.post().clientId;
        campaign.name = name->trimmed();
        const auto made = m_services.campaigns.add(campaign);
        if (made)
            m_state.setCampaign(*made);
        else
            m_navigator.report(made.error());
    }
    fillCampaigns();
}

void LinkRow::refresh()
{
    const clients::Account *account = m_state.account(m_state.tab());
    if (!account && !m_state.accounts().empty())
        account = &m_state.accounts().front();
    m_link =
        firstLink(m_state.textOf(account && !m_state.tab().isNull() ? account->id : clients::AccountId()),
                  m_state.entityRule());
    const QString campaign = m_state.utmCampaign();
    if (!m_link.isEmpty() && account && !campaign.isEmpty())
        m_link = plan::taggedText(m_link, account->network, campaign, m_state.post().id);
    m_campaign->setEnabled(!m_state.isLocked());
    m_copy->setEnabled(!m_link.isEmpty());
    if (m_link.isEmpty()) {
        setInk(m_preview, Ink::Text3);
        m_preview->setText(tr("No link in the text"));
        return;
    }
    setInk(m_preview, Ink::Text2);
    m_preview->setText(campaign.isEmpty() ? m_link : campaignPart(m_link));
    m_preview->setToolTip(m_link);
}

} // namespace hatstand::ui::composer
