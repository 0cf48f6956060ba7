// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names of the root zone: facts that IANA publishes, no one's work. Taken from the rules of one label in the
// ICANN part of Debian's package publicsuffix (20230209), and compared with the names that twitter-text 3.1.0
// knows, because X shortens only those. To renew: take that file's last labels, without "onion".

// clang-format off
namespace hatstand::networks
{

/// In the root zone, and known to X.
inline constexpr char16_t sharedTopLevelDomains[] =
    u"aaa aarp abarth abb abbott abbvie abc able abogado abudhabi ac academy accenture accountant "
    u"accountants aco actor ad ads adult ae aeg aero aetna af afl africa ag agakhan agency ai aig "
    u"airbus airforce airtel akdn al alfaromeo alibaba alipay allfinanz allstate ally alsace alstom am "
    u"americanexpress americanfamily amex amfam amica amsterdam analytics android anquan anz ao aol "
    u"apartments app apple aq aquarelle ar arab aramco archi army arpa art arte as asda asia associates "
    u"at athleta attorney au auction audi audible audio auspost author auto autos avianca aw aws ax axa "
    u"az azure ba baby baidu banamex bananarepublic band bank bar barcelona barclaycard barclays "
    u"barefoot bargains baseball basketball bauhaus bayern bb bbc bbt bbva bcg bcn bd be beats beauty "
    u"beer bentley berlin best bestbuy bet bf bg bh bharti bi bible bid bike bing bingo bio biz bj "
    u"black blackfriday blockbuster blog bloomberg blue bm bms bmw bn bnpparibas bo boats boehringer "
    u"bofa bom bond boo book booking bosch bostik boston bot boutique box br bradesco bridgestone "
    u"broadway broker brother brussels bs bt build builders business buy buzz bv bw by bz bzh ca cab "
    u"cafe cal call calvinklein cam camera camp canon capetown capital capitalone car caravan cards "
    u"care career careers cars casa case cash casino cat catering catholic cba cbn cbre cbs cc cd "
    u"center ceo cern cf cfa cfd cg ch chanel channel charity chase chat cheap chintai christmas chrome "
    u"church ci cipriani circle cisco citadel citi citic city cityeats ck cl claims cleaning click "
    u"clinic clinique clothing cloud club clubmed cm cn co coach codes coffee college cologne com "
    u"comcast commbank community company compare computer comsec condos construction consulting contact "
    u"contractors cooking cookingchannel cool coop corsica country coupon coupons courses cpa cr credit "
    u"creditcard creditunion cricket crown crs cruise cruises cu cuisinella cv cw cx cy cymru cyou cz "
    u"dabur dad dance data date dating datsun day dclk dds de deal dealer deals degree delivery dell "
    u"deloitte delta democrat dental dentist desi design dev dhl diamonds diet digital direct directory "
    u"discount discover dish diy dj dk dm dnp do docs doctor dog domains dot download drive dtv dubai "
    u"dunlop dupont durban dvag dvr dz earth eat ec eco edeka edu education ee eg email emerck energy "
    u"engineer engineering enterprises epson equipment er ericsson erni es esq estate et etisalat eu "
    u"eurovision eus events exchange expert exposed express extraspace fage fail fairwinds faith family "
    u"fan fans farm farmers fashion fast fedex feedback ferrari ferrero fi fiat fidelity fido film "
    u"final finance financial fire firestone firmdale fish fishing fit fitness fj fk flickr flights "
    u"flir florist flowers fly fm fo foo food foodnetwork football ford forex forsale forum foundation "
    u"fox fr free fresenius frl frogans frontdoor frontier ftr fujitsu fun fund furniture futbol fyi ga "
    u"gal gallery gallo gallup game games gap garden gay gb gbiz gd gdn ge gea gent genting george gf "
    u"gg ggee gh gi gift gifts gives giving gl glass gle global globo gm gmail gmbh gmo gmx gn godaddy "
    u"gold goldpoint golf goo goodyear goog google gop got gov gp gq gr grainger graphics gratis green "
    u"gripe grocery group gs gt gu guardian gucci guge guide guitars guru gw gy hair hamburg hangout "
    u"haus hbo hdfc hdfcbank health healthcare help helsinki here hermes hgtv hiphop hisamitsu hitachi "
    u"hiv hk hkt hm hn hockey holdings holiday homedepot homegoods homes homesense honda horse hospital "
    u"host hosting hot hoteles hotels hotmail house how hr hsbc ht hu hughes hyatt hyundai ibm icbc ice "
    u"icu id ie ieee ifm ikano il im imamat imdb immo immobilien in inc industries infiniti info ing "
    u"ink institute insurance insure int international intuit investments io ipiranga iq ir irish is "
    u"ismaili ist istanbul it itau itv jaguar java jcb je jeep jetzt jewelry jio jll jm jmp jnj jo jobs "
    u"joburg jot joy jp jpmorgan jprs juegos juniper kaufen kddi ke kerryhotels kerrylogistics "
    u"kerryproperties kfh kg kh ki kia kim kinder kindle kitchen kiwi km kn koeln komatsu kosher kp "
    u"kpmg kpn kr krd kred kuokgroup kw ky kyoto kz la lacaixa lamborghini lamer lancaster lancia land "
    u"landrover lanxess lasalle lat latino latrobe law lawyer lb lc lds lease leclerc lefrak legal lego "
    u"lexus lgbt li lidl life lifeinsurance lifestyle lighting like lilly limited limo lincoln linde "
    u"link lipsy live living lk llc llp loan loans locker locus lol london lotte lotto love lpl "
    u"lplfinancial lr ls lt ltd ltda lu lundbeck luxe luxury lv ly ma macys madrid maif maison makeup "
    u"man management mango map market marketing markets marriott marshalls maserati mattel mba mc "
    u"mckinsey md me med media meet melbourne meme memorial men menu merckmsd mg mh miami microsoft mil "
    u"mini mint mit mitsubishi mk ml mlb mls mm mma mn mo mobi mobile moda moe moi mom monash money "
    u"monster mormon mortgage moscow moto motorcycles mov movie mp mq mr ms msd mt mtn mtr mu museum "
    u"mutual mv mw mx my mz na nab nagoya name natura navy nba nc ne nec net netbank netflix network "
    u"neustar new news next nextdirect nexus nf nfl ng ngo nhk ni nico nike nikon ninja nissan nissay "
    u"nl no nokia northwesternmutual norton now nowruz nowtv np nr nra nrw ntt nu nyc nz obi observer "
    u"office okinawa olayan olayangroup oldnavy ollo om omega one ong onl online ooo open oracle orange "
    u"org organic origins osaka otsuka ott ovh pa page panasonic paris pars partners parts party "
    u"passagens pay pccw pe pet pf pfizer pg ph pharmacy phd philips phone photo photography photos "
    u"physio pics pictet pictures pid pin ping pink pioneer pizza pk pl place play playstation plumbing "
    u"plus pm pn pnc pohl poker politie porn post pr pramerica praxi press prime pro prod productions "
    u"prof progressive promo properties property protection pru prudential ps pt pub pw pwc py qa qpon "
    u"quebec quest racing radio re read realestate realtor realty recipes red redstone redumbrella "
    u"rehab reise reisen reit reliance ren rent rentals repair report republican rest restaurant review "
    u"reviews rexroth rich richardli ricoh ril rio rip ro rocher rocks rodeo rogers room rs rsvp ru "
    u"rugby ruhr run rw rwe ryukyu sa saarland safe safety sakura sale salon samsclub samsung sandvik "
    u"sandvikcoromant sanofi sap sarl sas save saxo sb sbi sbs sc sca scb schaeffler schmidt "
    u"scholarships school schule schwarz science scot sd se search seat secure security seek select "
    u"sener services seven sew sex sexy sfr sg sh shangrila sharp shaw shell shia shiksha shoes shop "
    u"shopping shouji show showtime si silk sina singles site sj sk ski skin sky skype sl sling sm "
    u"smart smile sn sncf so soccer social softbank software sohu solar solutions song sony soy space "
    u"sport spot sr srl ss st stada staples star statebank statefarm stc stcgroup stockholm storage "
    u"store stream studio study style su sucks supplies supply support surf surgery suzuki sv swatch "
    u"swiss sx sy sydney systems sz tab taipei talk taobao target tatamotors tatar tattoo tax taxi tc "
    u"tci td tdk team tech technology tel temasek tennis teva tf tg th thd theater theatre tiaa tickets "
    u"tienda tiffany tips tires tirol tj tjmaxx tjx tk tkmaxx tl tm tmall tn to today tokyo tools top "
    u"toray toshiba total tours town toyota toys tr trade trading training travel travelchannel "
    u"travelers travelersinsurance trust trv tt tube tui tunes tushu tv tvs tw tz ua ubank ubs ug uk "
    u"unicom university uno uol ups us uy uz va vacations vana vanguard vc ve vegas ventures verisign "
    u"vermögensberater vermögensberatung versicherung vet vg vi viajes video vig viking villas vin vip "
    u"virgin visa vision viva vivo vlaanderen vn vodka volkswagen volvo vote voting voto voyage vu "
    u"vuelos wales walmart walter wang wanggou watch watches weather weatherchannel webcam weber "
    u"website wedding weibo weir wf whoswho wien wiki williamhill win windows wine winners wme "
    u"wolterskluwer woodside work works world wow ws wtc wtf xbox xerox xfinity xihuan xin xxx xyz "
    u"yachts yahoo yamaxun yandex ye yodobashi yoga yokohama you youtube yt yun za zappos zara zero zip "
    u"zm zone zuerich zw ελ ευ бг бел дети ею католик ком мкд мон москва онлайн орг рус рф сайт срб укр "
    u"қаз հայ קום ابوظبي اتصالات ارامكو الاردن البحرين الجزائر السعودية العليان المغرب امارات ایران "
    u"بارت بازار بيتك بھارت تونس سودان سورية شبكة عراق عرب عمان فلسطين قطر كاثوليك كوم مصر مليسيا "
    u"موريتانيا موقع همراه پاکستان ڀارت कॉम नेट भारत भारतम् भारोत संगठन বাংলা ভারত ভাৰত ਭਾਰਤ ભારત ଭାରତ "
    u"இந்தியா இலங்கை சிங்கப்பூர் భారత్ ಭಾರತ ഭാരതം ලංකා คอม ไทย ລາວ გე みんな クラウド グーグル コム ストア セール ファッション "
    u"ポイント 世界 中信 中国 中國 中文网 企业 佛山 信息 健康 八卦 公司 公益 台湾 台灣 商城 商店 商标 嘉里 嘉里大酒店 在线 大拿 天主教 娱乐 家電 广东 微博 慈善 我爱你 手机 "
    u"招聘 政务 政府 新加坡 新闻 时尚 書籍 机构 淡马锡 游戏 澳門 点看 移动 组织机构 网址 网店 网站 网络 联通 谷歌 购物 通販 集团 電訊盈科 飞利浦 食品 餐厅 香格里拉 香港 "
    u"닷넷 닷컴 삼성 한국";

/// Known to X although the root zone has them no more, or never had them ("onion").
inline constexpr char16_t topLevelDomainsOnlyForX[] =
    u"active adac afamilycompany aigo an bl blanco bnl boots bq budapest bugatti cancerresearch cartier "
    u"caseih ceb chloe chrysler csc dodge doha doosan duck duns eh epost esurance everbank flsmidth "
    u"fujixerox glade goodhands honeywell htc iinet intel iselect iveco iwc jcp jlc ladbrokes lancome "
    u"liaison lixil loft lupin mcd mcdonalds meo metlife mf mobily montblanc mopar movistar mtpc "
    u"mutuelle nadex nationwide newholland off onion onyourside orientexpress pamperedchef panerai "
    u"piaget qvc raid rightathome rmit sapo scjohnson scor ses shriram spiegel spreadbetting srt "
    u"starhub statoil swiftcover symantec telecity telefonica tp uconnect um vista vistaprint warman "
    u"wed xperia zippo موبايلي 大众汽车 工行 手表 珠宝 诺基亚";

/// In the root zone, but X does not know them yet.
inline constexpr char16_t topLevelDomainsUnknownToX[] =
    u"amazon kids music spa ישראל السعوديه السعودیة السعودیۃ اليمن ايران سوريا پاكستان アマゾン 亚马逊 澳门 臺灣";

} // namespace hatstand::networks
// clang-format on
